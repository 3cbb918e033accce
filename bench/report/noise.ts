import { figureOf } from "../goals";
import type { ScenarioResult } from "../results";

/** The same contender twice: how far from 1 a ratio can be by chance on that day. */
export const noiseOf = (scenario: ScenarioResult): { wall: number; cpu: number } | undefined => {
  const twin = scenario.contenders.find(({ key }) => key.endsWith("Again"));
  if (twin === undefined) return undefined;
  const ratioOf = (measure: "wallMs" | "cpuMs"): number => {
    const side = (contender: string) =>
      figureOf([scenario], { scenario: scenario.key, contender }, measure) ?? Number.NaN;
    return side(twin.key) / side(twin.key.replace(/Again$/, ""));
  };
  return { wall: ratioOf("wallMs"), cpu: ratioOf("cpuMs") };
};
