import { newRound } from "./round";
import { emptyState, LARGEST_STATE, loadState, readRound, roomFor } from "./state";

const ORIGIN = "https://graph.microsoft.com";
const LINK = `${ORIGIN}/v1.0/users/delta?$deltatoken=a`;
const LAST_ROUND = "2026-03-01T11:00:00.000Z";
const NOW = new Date("2026-03-01T12:00:00Z");

const kept = { ...emptyState("print"), links: { users: LINK }, lastRoundAt: LAST_ROUND };
const round = { ...newRound("plan", NOW), link: LINK, status: "paused", beatAt: LAST_ROUND };

const load = (value: unknown) => loadState(value, "print", ORIGIN);

it("a state is read as it was kept", () => {
  expect(load(JSON.parse(JSON.stringify({ ...kept, round })))).toEqual({
    state: { ...kept, round },
  });
});

it.each([[undefined], [null], [{}]])("%j is none yet", (value) => {
  expect(load(value)).toEqual({ state: undefined, problem: "new" });
});

it.each<[string, unknown, string | null]>([
  ["text", "state", null],
  ["a number", 5, null],
  ["a newer version", { ...kept, version: 2 }, LAST_ROUND],
  ["a version that is no number", { ...kept, version: "1" }, LAST_ROUND],
  ["links that are no text", { ...kept, links: { users: 5 } }, LAST_ROUND],
  ["no links", { ...kept, links: undefined }, LAST_ROUND],
  ["no fingerprint", { ...kept, fingerprint: undefined }, LAST_ROUND],
  ["a time that is none", { ...kept, links: null, lastRoundAt: "soon" }, null],
])(
  "a state with %s is broken, and the last good round is known if it says so",
  (_what, value, lastGoodRound) => {
    expect(load(value)).toEqual({ state: undefined, problem: "broken", lastGoodRound });
  },
);

it("a state of before versions were counted is read, with what it lacks empty", () => {
  const { links, fingerprint } = kept;
  expect(load({ links, fingerprint })).toEqual({
    state: { ...emptyState("print"), links },
  });
});

it("a state that follows something else is another's", () => {
  expect(load({ ...kept, fingerprint: "other" })).toEqual({ state: undefined, problem: "changed" });
});

const FOREIGN = LINK.replace("graph.", "graph.evil.");

it.each<[string, unknown]>([
  ["deltaLink", { ...kept, links: { users: FOREIGN } }],
  ["nextLink of a round", { ...kept, round: { ...round, link: FOREIGN } }],
  ["deltaLink of a round", { ...kept, round: { ...round, found: [FOREIGN] } }],
  ["deltaLink that is no URL", { ...kept, links: { users: "users" } }],
])("a state with a foreign %s is dropped", (_what, value) => {
  expect(load(value)).toEqual({
    state: undefined,
    problem: "foreign",
    lastGoodRound: LAST_ROUND,
  });
});

it.each<[string, unknown]>([
  ["id", 5],
  ["startedAt", "soon"],
  ["plan", null],
  ["leg", -1],
  ["link", 5],
  ["pages", 1.5],
  ["sequence", "1"],
  ["found", [5]],
  ["deletions", undefined],
  ["restarts", -1],
])("a round whose %s is %j is none", (name, value) => {
  expect(readRound({ ...round, [name]: value })).toBeUndefined();
  expect(load({ ...kept, round: { ...round, [name]: value } })).toMatchObject({
    state: { round: null },
  });
});

it("a round without a sign of life or status counts as running since it began", () => {
  const { status: _status, beatAt: _beatAt, ...bare } = round;
  expect(load({ ...kept, round: bare })).toMatchObject({
    state: { round: { status: "running", beatAt: NOW.toISOString() } },
  });
});

it("a resync without an id or time is none", () => {
  const resync = { resyncId: "r", startedAt: LAST_ROUND, lastGoodRound: null };
  expect(readRound({ ...round, resync })?.resync).toEqual(resync);
  expect(readRound({ ...round, resync: { ...resync, resyncId: 5 } })?.resync).toBeNull();
  expect(readRound({ ...round, resync: { ...resync, startedAt: "soon" } })?.resync).toBeNull();
});

it("what is left for the memory leaves room for the links and the round, twice", () => {
  const left = roomFor(kept, newRound("plan", NOW));
  const longer = { ...newRound("plan", NOW), link: "x".repeat(1_000) };
  expect(roomFor(kept, longer)).toBe(left - 2 * (1_002 - 4));
  expect(
    roomFor({ ...kept, links: { users: `${LINK}${"x".repeat(1_000)}` } }, newRound("plan", NOW)),
  ).toBe(left - 1_000);
  expect(left).toBeLessThan(LARGEST_STATE - 1_024);
});
