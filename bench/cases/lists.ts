import type { BenchCase, CaseOf, Contender, Goal, Scenario } from "./benchCase";

const LARGEST = 999;

const floor: Contender = {
  key: "floor",
  label: "undici, 999 a page",
  file: "undici",
  work: "listUsers",
};
const again: Contender = { ...floor, key: "floorAgain", label: "undici, 999 a page, once more" };
const ours: Contender = { ...floor, key: "ours", label: "this component", file: "component" };
const axiosLargest: Contender = {
  key: "axios999",
  label: "axios, 999 a page",
  file: "axios",
  work: "listUsers",
  input: { top: LARGEST },
};
const axiosDefault: Contender = {
  key: "axiosDefault",
  label: "axios, the default page",
  file: "axios",
  work: "listUsers",
};
const graphLargest: Contender = {
  key: "graph999",
  label: "microsoft-graph-client, PageIterator, 999 a page",
  file: "graphClient",
  https: true,
  work: "listUsers",
  input: { top: LARGEST },
};
const graphDefault: Contender = {
  key: "graphDefault",
  label: "microsoft-graph-client, PageIterator, the default page",
  file: "graphClient",
  https: true,
  work: "listUsers",
};

const once = (contender: Contender): Contender => ({ ...contender, rounds: 1 });
const withInput = (input: Contender["input"]) => (contender: Contender) => ({
  ...contender,
  input: { ...contender.input, ...input },
});

const scenario = (
  users: number,
  latencyMs: number,
  contenders: readonly Contender[],
  { gzip = false, name = "" } = {},
): Scenario => ({
  key: `${users}-${latencyMs}${gzip ? "-gzip" : ""}${name}`,
  title: `${users.toLocaleString("en-US")} users, ${latencyMs} ms${gzip ? ", gzip" : ""}${name && ", first call of the process"}`,
  server: { users, pageSizes: [100, LARGEST], latencyMs, gzip },
  count: users,
  contenders: gzip ? contenders.map(withInput({ gzip: 1 })) : contenders,
});

const ratio = (
  scenarioKey: string,
  measure: Goal["measure"],
  contender: string,
  atMost: number,
  aim = false,
): Goal => ({
  measure,
  of: { scenario: scenarioKey, contender: "ours" },
  against: { scenario: scenarioKey, contender },
  atMost,
  ...(aim ? { aim } : {}),
});

export const lists: CaseOf = (quick): BenchCase => {
  const [small, large, largest] = quick ? [150, 1_200, 2_500] : [1_000, 100_000, 300_000];
  const everybody = [floor, again, ours, axiosLargest, axiosDefault, graphLargest, graphDefault];
  const warm = withInput({ warm: quick ? 1 : 2 });
  const sizes = [small, large, largest];
  return {
    key: "lists",
    claim: "List Users with Get All Paginated Results takes as long as the protocol needs.",
    limitedBy:
      "At 50 ms, the round trips: one a page, since each page names the next. At 0 ms, parsing JSON, which every contender does once, and then the checks of the component: of each link, and that every number of an answer is exact.",
    notes: [
      "1,000 users: after two calls in the same process, as a runner that goes from step to step. The first call of a process stands below, without a goal.",
      "The default page has 100 users. Opponents with it are measured with 100,000 users at most, and in one round at 50 ms: their time is the latency, a thousand times.",
      "Over HTTP, where TLS is in nobody's figure; microsoft-graph-client speaks HTTPS only, so a few percent of its time are TLS.",
    ],
    scenarios: quick
      ? [
          scenario(small, 0, everybody),
          scenario(large, 0, [floor, ours]),
          scenario(large, 50, [ours], { gzip: true }),
        ]
      : [
          ...[0, 50].map((latencyMs) => scenario(small, latencyMs, everybody.map(warm))),
          ...[0, 50].map((latencyMs) =>
            scenario(small, latencyMs, [floor, ours, axiosLargest], { name: "-first" }),
          ),
          scenario(large, 0, everybody),
          scenario(large, 50, [
            ...[floor, again, ours, axiosLargest],
            ...[graphLargest, axiosDefault, graphDefault].map(once),
          ]),
          scenario(largest, 0, [floor, again, ours, axiosLargest]),
          { ...scenario(largest, 50, [floor, ours]), withoutWarmUp: true },
          scenario(large, 0, [floor, again, ours, axiosLargest], { gzip: true }),
          scenario(small, 50, [floor, ours, axiosLargest].map(warm), { gzip: true }),
        ],
    goals: [
      ...sizes.flatMap((users) => [
        ratio(`${users}-50`, "wallMs", "floor", 1.05),
        ratio(`${users}-0`, "wallMs", "axios999", 1),
        ratio(`${users}-0`, "wallMs", "floor", 1.12, true),
      ]),
      ratio(`${large}-0`, "cpuMs", "floor", 1.15),
      ratio(`${large}-50`, "cpuMs", "floor", 1.15),
      ratio(`${large}-0`, "peakMb", "floor", 1.1),
      ratio(`${large}-50`, "peakMb", "floor", 1.1),
      ratio(`${small}-0`, "peakMb", "floor", 1.2),
      ratio(`${small}-50`, "peakMb", "floor", 1.2),
      ratio(`${large}-0-gzip`, "wallMs", "axios999", 1),
      ratio(`${small}-50-gzip`, "wallMs", "floor", 1.05),
    ],
  };
};
