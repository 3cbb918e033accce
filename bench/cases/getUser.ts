import type { CaseOf, Contender, Goal, Scenario } from "./benchCase";

const USERS = 1_000;

const labels = {
  floor: ["undici", "undici"],
  floorAgain: ["undici, once more", "undici"],
  ours: ["this component", "component"],
  axios: ["axios", "axios"],
  graph: ["microsoft-graph-client", "graphClient"],
} as const;

type Key = keyof typeof labels;

const contendersFor = (
  keys: readonly Key[],
  work: string,
  input: NonNullable<Contender["input"]>,
): Contender[] =>
  keys.map((key) => ({
    key,
    label: labels[key][0],
    file: labels[key][1],
    work,
    input,
    ...(key === "graph" ? { https: true } : {}),
  }));

const everybody = Object.keys(labels) as Key[];

export const getUser: CaseOf = (quick) => {
  const calls = quick ? 200 : 10_000;
  const users = quick ? 10 : USERS;
  const scenario = (places: number, latencyMs: number, count: number, keys: Key[]): Scenario => ({
    key: `${places}-${latencyMs}`,
    title: `${count.toLocaleString("en-US")} calls, ${places === 1 ? "one" : places} at once, ${latencyMs} ms`,
    server: { users, latencyMs },
    count,
    contenders: contendersFor(keys, "getUsers", {
      calls: count,
      places,
      users,
      warmCalls: quick ? 10 : 500,
    }),
  });
  const [gaps, gapMs, createGapMs] = quick ? [1, 100, 100] : [2, 61_000, 5_000];
  const oursAfterGaps = { scenario: "gaps", contender: "ours" };
  const cpu = (key: string): Goal => ({
    measure: "cpuMs",
    of: { scenario: key, contender: "ours" },
    against: { scenario: key, contender: "axios" },
    atMost: 1.1,
  });
  return {
    key: "getUser",
    claim: "A call of Get User costs what the request costs, and connections outlive idle times.",
    limitedBy:
      "One at a time, the round trip on loopback and Node's HTTP client. What the component adds to each call: the inputs are cleaned, the path is encoded, token and target are checked, the answer is read exactly, and a line is logged.",
    notes: [
      "Every call gets a context and a connection object of its own, as from the platform.",
      "Over HTTP but for the gaps; microsoft-graph-client speaks HTTPS only.",
      "The gaps are real time, in one round. All contenders wait side by side.",
    ],
    scenarios: [
      scenario(1, 0, calls, everybody),
      scenario(50, 0, calls, quick ? ["ours"] : everybody),
      ...(quick ? [] : [scenario(50, 50, 2_000, ["floor", "ours", "axios"])]),
      {
        key: "gaps",
        title: `${gaps + 1} calls over HTTPS with ${gapMs / 1000} s between them`,
        server: { users, latencyMs: 0, https: true },
        count: gaps + 1,
        contenders: contendersFor(["floor", "ours", "axios"], "getUserAfterGaps", { gaps, gapMs }),
        sideBySide: true,
        rounds: 1,
        withoutWarmUp: true,
      },
      {
        key: "create",
        title: `A create over HTTPS ${createGapMs / 1000} s after a read`,
        server: { users, latencyMs: 0, https: true },
        count: 2,
        contenders: contendersFor(["ours"], "createUserAfterGap", { gapMs: createGapMs }),
        sideBySide: true,
        rounds: 1,
        withoutWarmUp: true,
      },
    ],
    goals: [
      cpu("1-0"),
      cpu("50-0"),
      { measure: "sockets", of: oursAfterGaps, atMost: 1 },
      { measure: "handshakes", of: oursAfterGaps, atMost: 1 },
      { measure: "lateCreates", of: { scenario: "create", contender: "ours" }, atMost: 0 },
    ],
  };
};
