import { figureOf } from "../goals";
import type { ScenarioResult } from "../results";

const TWIN = /Again$/;

/** Whether this is a contender of the same scenario once more. */
export const isTwin = (key: string): boolean => TWIN.test(key);

/** The same contender twice: how far from 1 a ratio can be by chance on that day. */
export const noiseOf = (scenario: ScenarioResult): { wall: number; cpu: number } | undefined => {
  const twin = scenario.contenders.find(({ key }) => isTwin(key));
  if (twin === undefined) return undefined;
  const ratioOf = (measure: "wallMs" | "cpuMs"): number => {
    const side = (contender: string) =>
      figureOf([scenario], { scenario: scenario.key, contender }, measure) ?? Number.NaN;
    return side(twin.key) / side(twin.key.replace(TWIN, ""));
  };
  return { wall: ratioOf("wallMs"), cpu: ratioOf("cpuMs") };
};
