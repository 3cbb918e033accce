import type { Emulator } from "../emulator";
import type { Runner } from "../runner";

/** What Graph and the network do to the flows. */
export const weathers = {
  calm: "Everything answers at once.",
  throttling: "Every third request is refused with 429 and a Retry-After of one second.",
  serverErrors: "Every third request is answered with 503.",
  cutConnections: "Every third connection is cut before Graph answers.",
  graphOutage: "Graph answers nothing but 503.",
  webhookOutage:
    "The flows' webhook URLs answer 503: notifications are sent again, and given up in the end.",
} as const;

export type Weather = keyof typeof weathers;

export const isWeather = (value: unknown): value is Weather =>
  typeof value === "string" && Object.hasOwn(weathers, value);

const GRAPH = /^\/(v1\.0|beta)\//;

/** Lets the emulator have some weather until it is calm again. */
export const createWeather = (emulator: Emulator, runner: Runner) => {
  let current: Weather = "calm";
  runner.outage(() => current === "webhookOutage");

  const everyThird = <T>(answer: T) => {
    let seen = 0;
    return (): T | undefined => {
      seen += 1;
      return seen % 3 === 0 ? answer : undefined;
    };
  };

  const plans: Readonly<Record<Weather, () => void>> = {
    calm: () => undefined,
    webhookOutage: () => undefined,
    throttling: () =>
      emulator.faults.plan({
        path: GRAPH,
        answer: everyThird({
          kind: "status",
          status: 429,
          headers: { "Retry-After": "1" },
        } as const),
      }),
    serverErrors: () =>
      emulator.faults.plan({
        path: GRAPH,
        answer: everyThird({
          kind: "status",
          status: 503,
          headers: { "Retry-After": "1" },
        } as const),
      }),
    cutConnections: () =>
      emulator.faults.plan({ path: GRAPH, answer: everyThird({ kind: "reset" } as const) }),
    graphOutage: () =>
      emulator.faults.plan({ path: GRAPH, answer: { kind: "status", status: 503 } }),
  };

  return {
    current: (): Weather => current,
    set: (weather: Weather): void => {
      emulator.faults.clear();
      current = weather;
      plans[weather]();
    },
  };
};

export type WeatherControl = ReturnType<typeof createWeather>;
