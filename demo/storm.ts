import type { Emulator, FaultAnswer } from "../emulator";

const EVERY = 4; // one request in so many is hit

/** What hits a request in turn; the last three lose the answer of work that was done. */
const kinds: readonly (readonly [name: string, answer: FaultAnswer])[] = [
  ["throttled (429)", { kind: "status", status: 429, headers: { "Retry-After": "0.2" } }],
  ["server error (503)", { kind: "status", status: 503, headers: { "Retry-After": "0.1" } }],
  ["connection cut", { kind: "reset" }],
  ["half an answer", { kind: "truncate" }],
  [
    "gateway's HTML page (502)",
    {
      kind: "status",
      status: 502,
      body: "<html>Bad gateway</html>",
      headers: { "Content-Type": "text/html", "Retry-After": "0.1" },
    },
  ],
  ["answer that is not JSON", { kind: "malformed", body: "oops" }],
];

/** Lets a storm loose on the emulator, and counts what it does. */
export const raiseStorm = (emulator: Emulator): (() => Record<string, number>) => {
  const hits: Record<string, number> = {};
  let seen = 0;
  emulator.faults.plan({
    path: /^\/v1\.0/,
    answer: (method) => {
      seen += 1;
      if (seen % EVERY !== 0) return undefined;
      // A create is only throttled, since nothing else can be repeated for sure; and the answer of an
      // upsert is not lost, since the second one would say updated where the first said created.
      const possible = method === "POST" ? 1 : method === "GET" ? kinds.length : 3;
      const [name, answer] = kinds[(seen / EVERY) % possible] ?? ["", undefined];
      hits[name] = (hits[name] ?? 0) + 1;
      return answer;
    },
  });
  return () => hits;
};
