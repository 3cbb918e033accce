import type { CaseOf, Contender, Goal, Scenario } from "./benchCase";

/** Graph's window; the limits are smaller than Graph's, so that a few pages reach them. */
const GRAPH_WINDOW_MS = 10_000;
const SHORT_WINDOW_MS = 5_000;
const PAGE = 999;
const LATENCY_MS = 50;
/** Steps of one app at the same moment. */
const LISTS = 4;

const contenders = (
  limit: { readonly resourceUnits: number; readonly windowMs: number },
  ours: Pick<Contender, "work" | "input">,
  ideal: Contender["work"],
): Contender[] => [
  {
    key: "ideal",
    label: "the ideal schedule: undici that knows limit and window",
    file: "undici",
    work: ideal,
    input: { ...ours.input, limit: limit.resourceUnits, windowMs: limit.windowMs },
  },
  { key: "ours", label: "this component", file: "component", ...ours },
];

const ratio = (scenario: string): Goal => ({
  measure: "wallMs",
  of: { scenario, contender: "ours" },
  against: { scenario, contender: "ideal" },
  atMost: 1.03,
});

const refused = (scenario: string, atMost: number): Goal => ({
  measure: "refusedInWindow",
  of: { scenario, contender: "ours" },
  atMost,
});

export const throttling: CaseOf = (quick) => {
  const [window, short] = quick ? [1_000, 1_000] : [GRAPH_WINDOW_MS, SHORT_WINDOW_MS];
  const [perWindow, pages] = quick ? [2, 4] : [20, 60];
  const limitOf = (resourceUnits: number, windowMs: number) => ({ resourceUnits, windowMs });
  const lists = (key: string, title: string, count: number, each: number, windowMs: number) => {
    const limit = limitOf(2 * perWindow, windowMs);
    return {
      key,
      title,
      server: { users: each * PAGE, pageSizes: [PAGE], latencyMs: LATENCY_MS, limit },
      count: count * each * PAGE,
      contenders: contenders(
        limit,
        { work: "listUsersAtOnce", input: { lists: count } },
        "listUsersOnSchedule",
      ),
    } satisfies Scenario;
  };
  const [perShortWindow, records] = quick ? [80, 160] : [200, 400];
  const writes = limitOf(perShortWindow, short);
  const graph: Contender = {
    key: "graph",
    label: "microsoft-graph-client, PageIterator, 999 a page",
    file: "graphClient",
    https: true,
    work: "listUsers",
    input: { top: PAGE },
    rounds: 1,
  };
  const long = lists(
    "beyond",
    `A list of ${pages} pages, ${perWindow} in ${window / 1000} s`,
    1,
    pages,
    window,
  );
  const together = lists(
    "together",
    `${LISTS} lists of ${(2 * perWindow) / LISTS} pages at once, ${perWindow} in ${short / 1000} s`,
    LISTS,
    (2 * perWindow) / LISTS,
    short,
  );
  const bulk: Scenario = {
    key: "writes",
    title: `${records} updates in batches, ${perShortWindow} in ${short / 1000} s`,
    server: { users: records, latencyMs: LATENCY_MS, limit: writes },
    count: records,
    contenders: contenders(
      writes,
      { work: "updateUsers", input: { records } },
      "updateUsersOnSchedule",
    ),
  };
  return {
    key: "throttling",
    claim: "Throttled work ends when the limit allows, and work that fits the limit never waits.",
    limitedBy:
      "Retry-After has whole seconds, so a wait can end up to a second after the window does. Graph tells what is used of a limit from 80 % on: four envelopes in flight, each a tenth of the limit, may all be refused before anybody knows.",
    notes: [
      "Every process of a list has read one user before, so that what is measured is waiting and not the first request.",
      "The server counts resource units by Graph's table in windows that begin with a request, says how near the limit is from 80 % on, and refuses what is beyond with 429 and Retry-After.",
      "Where a window has to end, contenders wait side by side, each with a server of its own.",
      "Refused: requests with 429, and batches with a part that has it, in the window that had most.",
    ],
    scenarios: [
      lists(
        "fits",
        `A list of ${perWindow} pages that uses the limit to the last unit`,
        1,
        perWindow,
        window,
      ),
      { ...long, contenders: [...long.contenders, graph], sideBySide: true, withoutWarmUp: true },
      ...[together, bulk].map((one) => ({ ...one, sideBySide: true })),
    ],
    goals: [
      ...["fits", "beyond", "together", "writes"].map(ratio),
      refused("fits", 0),
      ...["beyond", "together", "writes"].map((scenario) => refused(scenario, 1)),
    ],
  };
};
