import type { CaseOf, Contender, Goal, Scenario } from "./benchCase";

const floor: Contender = {
  key: "floor",
  label: "undici, pages parsed and forgotten",
  file: "undici",
  work: "firstSync",
};
const again: Contender = { ...floor, key: "floorAgain", label: `${floor.label}, once more` };
const ours: Contender = {
  ...floor,
  key: "ours",
  label: "this component, New, Updated and Deleted Users",
  file: "component",
};

/** Of what a sync of a directory five times as large may need, five times. */
const LINEAR = 1.1;
const FLAT = 1.1;

export const delta: CaseOf = (quick) => {
  const [some, all] = quick ? [600, 1_000] : [200_000, 1_000_000];
  const scenario = (users: number, contenders: Contender[], rounds?: number): Scenario => ({
    key: String(users),
    title: `First sync of ${users.toLocaleString("en-US")} users, 0 ms`,
    server: { users, delta: true, latencyMs: 0 },
    count: users,
    contenders,
    ...(rounds === undefined ? {} : { rounds, withoutWarmUp: true }),
  });
  const side = (users: number, contender: string) => ({ scenario: String(users), contender });
  const ratio = (users: number, measure: Goal["measure"], atMost: number): Goal => ({
    measure,
    of: side(users, "ours"),
    against: side(users, "floor"),
    atMost,
  });
  const growth = (measure: Goal["measure"], atMost: number): Goal => ({
    measure,
    of: side(all, "ours"),
    against: side(some, "ours"),
    atMost,
  });
  return {
    key: "delta",
    claim: "A first sync goes page by page: memory stays flat, and time grows with the directory.",
    limitedBy:
      "The platform takes one page a step, so none can be read ahead, and the floor needs a millisecond for a page of 200 users. A request by axios alone takes two thirds of one (see Get User); the component then makes an event of each user, reads numbers exactly, and keeps its place as state after every page. The larger peak is that of a heap that had longer to grow: 15 MB are in use after the smaller directory, 16 MB after the larger.",
    notes: ["1,000,000 users: three rounds of each. Graph's pages of changes have 200 users."],
    scenarios: [
      scenario(some, [floor, again, ours]),
      scenario(all, quick ? [ours] : [floor, ours], quick ? undefined : 3),
    ],
    goals: [
      ratio(some, "wallMs", 1.3),
      ratio(all, "wallMs", 1.3),
      growth("peakMb", FLAT),
      growth("wallMs", (all / some) * LINEAR),
    ],
  };
};
