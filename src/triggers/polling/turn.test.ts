import { openMemory } from "./memory";
import { newResync, newRound, type Round } from "./round";
import { emptyState, type PollingState, type StoredRound } from "./state";
import { readPaginationState, type Situation, turnOf, wholeRound } from "./turn";

const NOW = new Date("2026-03-01T12:00:00Z");
const PLAN = "plan";
const LAST_ROUND = "2026-03-01T11:00:00.000Z";
const LEGS = [{ key: "users", path: "/users/delta", query: {} }];
const LINK = "https://graph.microsoft.com/v1.0/users/delta?$skiptoken=a";
const END = "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=a";

const minutesAgo = (minutes: number): string =>
  new Date(NOW.getTime() - minutes * 60_000).toISOString();

const stored = (
  status: StoredRound["status"],
  round: Partial<Round> = {},
  beatAt = minutesAgo(1),
): StoredRound => ({ ...newRound(PLAN, new Date(minutesAgo(30))), ...round, status, beatAt });

const stateWith = (more: Partial<PollingState> = {}): PollingState => ({
  ...emptyState("print"),
  lastRoundAt: LAST_ROUND,
  ...more,
});

const turn = (
  { state = stateWith(), ...more }: Partial<Situation> = {},
  paginationState?: Parameters<typeof turnOf>[1],
) =>
  turnOf(
    {
      loaded: { state },
      state,
      plan: PLAN,
      legs: LEGS,
      hasLinks: true,
      startFrom: "now",
      onDeploy: false,
      now: NOW,
      ...more,
    },
    paginationState,
  );

const roundOf = (result: ReturnType<typeof turn>): Round => {
  if (result.does !== "read") throw new Error(`It ${result.does}s`);
  return result.round;
};

const memory = openMemory(undefined).stored(1_000);

describe("a poll", () => {
  it("begins a round from the last links", () => {
    expect(roundOf(turn())).toMatchObject({
      startedAt: NOW.toISOString(),
      full: false,
      resync: null,
      plan: PLAN,
      leg: 0,
      link: null,
      restarts: 0,
    });
  });

  it.each([
    ["everything, without links", "everything", false, true],
    ["everything, with links", "everything", true, false],
    ["now, without links", "now", false, false],
  ] as const)("that starts from %s", (_what, startFrom, hasLinks, full) => {
    expect(roundOf(turn({ startFrom, hasLinks })).full).toBe(full);
  });

  it.each(["broken", "foreign"] as const)(
    "reads everything anew when its state is %s",
    (problem) => {
      const loaded = { state: undefined, problem, lastGoodRound: LAST_ROUND };
      expect(roundOf(turn({ loaded }))).toMatchObject({
        full: true,
        resync: { startedAt: NOW.toISOString(), lastGoodRound: LAST_ROUND },
      });
    },
  );

  it("leaves a round alone that gave a sign of life less than 20 minutes ago", () => {
    const met = (minutes: number, status: StoredRound["status"] = "running") =>
      turn({ state: stateWith({ round: stored(status, { link: LINK }, minutesAgo(minutes)) }) })
        .does;
    expect([met(0), met(19.99), met(20)]).toEqual(["nothing", "nothing", "read"]);
    expect([met(0, "handedOver"), met(0, "paused")]).toEqual(["read", "read"]);
  });

  it("goes on where a paused round stands, as the same round", () => {
    const round = stored("paused", { link: LINK, pages: 3, sequence: 7 });
    const { status: _status, beatAt: _beatAt, ...same } = round;
    expect(roundOf(turn({ state: stateWith({ round }) }))).toEqual(same);
  });

  it("goes on from a page of a round that broke off, as another round", () => {
    const round = stored("handedOver", { link: LINK, pages: 3, sequence: 7 });
    const next = roundOf(turn({ state: stateWith({ round }) }));
    expect(next).toMatchObject({ link: LINK, pages: 3, sequence: 0 });
    expect(next.id).not.toBe(round.id);
  });

  it.each([
    ["at its beginning", {}],
    ["while it was counted", { link: LINK, counting: true }],
  ])("begins anew after one that broke off %s, and keeps count of its restarts", (_what, at) => {
    const round = stored("handedOver", { ...at, restarts: 1, pages: 3 });
    expect(roundOf(turn({ state: stateWith({ round }) }))).toMatchObject({
      link: null,
      pages: 0,
      restarts: 1,
      resync: null,
      full: false,
    });
  });

  it.each([
    ["that was announced", { announced: true, full: true, link: LINK }],
    ["a resync at its beginning", newResync(PLAN, new Date(minutesAgo(30)), null)],
  ])("is a resync after one that broke off %s", (_what, round) => {
    const next = roundOf(turn({ state: stateWith({ round: stored("handedOver", round) }) }));
    expect(next).toMatchObject({ full: true, resync: { lastGoodRound: LAST_ROUND } });
  });

  it("does not go on with a round that followed something else", () => {
    const round = stored("paused", { plan: "other", link: LINK });
    expect(roundOf(turn({ state: stateWith({ round }) })).link).toBeNull();
  });
});

describe("a deploy", () => {
  it("reads everything once, and keeps the links that are there", () => {
    expect(roundOf(turn({ onDeploy: true }))).toMatchObject({ full: true, keepsLinks: true });
    expect(roundOf(turn({ onDeploy: true, hasLinks: false })).keepsLinks).toBe(false);
    expect(turn({ onDeploy: true, state: stateWith({ initialSyncAt: LAST_ROUND }) })).toMatchObject(
      { does: "nothing", why: "The initial sync was done before." },
    );
    expect(turn({ state: stateWith({ initialSyncAt: LAST_ROUND }) }).does).toBe("read");
  });

  it("goes on with an initial sync only, not with a round of changes", () => {
    const met = (full: boolean) =>
      roundOf(
        turn({
          onDeploy: true,
          state: stateWith({ round: stored("paused", { link: LINK, full }) }),
        }),
      ).link;
    expect([met(true), met(false)]).toEqual([LINK, null]);
  });
});

describe("the next page in the platform's loop", () => {
  const paginationStateOf = (round: Partial<Round>) => ({
    round: { ...newRound(PLAN, NOW), ...round },
    memory,
  });

  it("is read while the round is the one of the state", () => {
    const paginationState = paginationStateOf({ link: LINK });
    const own = { ...paginationState.round, status: "running" as const, beatAt: NOW.toISOString() };
    expect(turn({ state: stateWith({ round: own }) }, paginationState)).toEqual({
      does: "read",
      round: paginationState.round,
      memory,
    });
    expect(turn({ state: stateWith({ round: stored("running") }) }, paginationState)).toMatchObject(
      {
        does: "nothing",
        why: "The round was taken over by a later run.",
      },
    );
  });

  it("is nothing once another round has moved on", () => {
    expect(turn({ plan: "other" }, paginationStateOf({ link: LINK }))).toMatchObject({
      does: "nothing",
      why: "The round was overtaken: another has moved on, or the inputs changed.",
    });
  });

  it("completes a round that was handed over whole", () => {
    const paginationState = paginationStateOf({ leg: 1, found: [END] });
    expect(turn({}, paginationState)).toEqual({ does: "complete", paginationState });
  });

  it.each([[undefined], [null], ["page 2"], [{ round: { id: "1" } }]])(
    "is not taken from %j",
    (value) => {
      expect(readPaginationState(value)).toBeUndefined();
    },
  );
});

describe("the state after a whole round", () => {
  const at = new Date("2026-03-01T12:05:00Z");
  const round = { ...newRound(PLAN, NOW), leg: 1, found: [END] };

  it("has its links, and the time when it began", () => {
    const state = stateWith({ links: { users: LINK }, round: stored("handedOver") });
    expect(wholeRound(state, LEGS, { round, memory }, at)).toMatchObject({
      links: { users: END },
      linkedAt: at.toISOString(),
      lastRoundAt: NOW.toISOString(),
      initialSyncAt: null,
      round: null,
    });
  });

  it("knows that everything was read once", () => {
    const full = { ...round, full: true };
    expect(wholeRound(stateWith(), LEGS, { round: full, memory }, at).initialSyncAt).toBe(
      at.toISOString(),
    );
  });

  it("keeps the place beside which everything was read", () => {
    const beside = { ...round, full: true, keepsLinks: true };
    const state = stateWith({ links: { users: LINK }, linkedAt: LAST_ROUND });
    expect(wholeRound(state, LEGS, { round: beside, memory }, at)).toMatchObject({
      links: { users: LINK },
      linkedAt: LAST_ROUND,
      lastRoundAt: LAST_ROUND,
      initialSyncAt: at.toISOString(),
    });
  });

  it("forgets what is too old to matter for the next one, but not beside rounds that go on", () => {
    const before = openMemory(undefined);
    before.created.add("87d349ed-44d7-43e1-9a83-5f2406dee5bd", NOW.getTime() - 2 * 60 * 60_000);
    const paginationState = { round, memory: before.stored(1_000) };
    expect(wholeRound(stateWith(), LEGS, paginationState, at).memory.created).toEqual({});
    const beside = { ...paginationState, round: { ...round, keepsLinks: true } };
    expect(wholeRound(stateWith(), LEGS, beside, at).memory.created).not.toEqual({});
  });
});
