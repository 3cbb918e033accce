import type { CaseOf, Contender, Goal, Scenario } from "./benchCase";

const works = {
  reads: { work: "getRecords", ours: "getNotifiedRecords", step: "Get Notified Records" },
  updates: { work: "updateUsers", ours: "updateUsers", step: "Update Users" },
} as const;

const oneByOne = (records: number): Contender => ({
  key: "axios",
  label: "axios, one request a record",
  file: "axios",
  work: "getRecords",
  input: { records },
  rounds: 1,
});

const contendersFor = (kind: keyof typeof works, records: number): Contender[] => {
  const { work, ours, step } = works[kind];
  const input = { records };
  const floor: Contender = {
    key: "floor",
    label: "undici, batches of 20, one after the other",
    file: "undici",
    work,
    input,
  };
  return [
    floor,
    { ...floor, key: "floorAgain", label: `${floor.label}, once more` },
    { ...floor, key: "ours", label: `this component, ${step}`, file: "component", work: ours },
    {
      ...floor,
      key: "graph",
      label: "microsoft-graph-client, BatchRequestContent",
      file: "graphClient",
      https: true,
    },
  ];
};

export const records: CaseOf = (quick) => {
  const count = quick ? 50 : 1_000;
  const scenario = (kind: keyof typeof works, latencyMs: number): Scenario => ({
    key: `${kind}-${latencyMs}`,
    title: `${count.toLocaleString("en-US")} ${kind === "reads" ? "records of notifications" : "updates of different users"}, ${latencyMs} ms`,
    server: { users: count, latencyMs },
    count,
    contenders:
      kind === "reads"
        ? [...contendersFor(kind, count), oneByOne(count)]
        : contendersFor(kind, count),
  });
  const goal = (kind: keyof typeof works): Goal => ({
    measure: "wallMs",
    of: { scenario: `${kind}-50`, contender: "ours" },
    against: { scenario: `${kind}-50`, contender: "floor" },
    atMost: 0.35,
  });
  return {
    key: "records",
    claim: "Many records are read and written in batches that are in flight together.",
    limitedBy: "A quarter of the round trips, and what is checked of each part of an answer.",
    notes: ["axios has one round: its time is the latency, a thousand times."],
    scenarios: [
      ...(quick ? [] : [scenario("reads", 50), scenario("updates", 50)]),
      scenario("reads", 0),
      scenario("updates", 0),
    ],
    goals: [goal("reads"), goal("updates")],
  };
};
