import type { Player } from "./player/player";
import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("joinerMoverLeaverByPolling");
const FLOW = "People";
const DAY = 86_400_000;
const id = (number: number) => `9011f000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const person = (number: number) => ({
  id: id(number),
  userPrincipalName: `person${number}@contoso.com`,
  displayName: `Person ${number}`,
});
const ADELE = person(1);
const BJORN = person(2);
const CREW = id(99);

let theatre: Theatre;
let player: Player;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

interface Resync {
  readonly resyncId: string | null;
}

/** Begins, with the first poll done: it tells nobody. */
const begin = async (
  filled: Record<string, string> = {},
  users: readonly Record<string, unknown>[] = [ADELE, BJORN],
) => {
  theatre.reset({ users, groups: [{ id: CREW, displayName: "Crew", members: [ADELE.id] }] });
  player = theatre.open(yaml, {
    "People URL": `${theatre.outside.url}/people`,
    "Offboarding Dry Run": "false",
    ...filled,
  });
  await player.deploy();
  await player.runSchedule(FLOW);
  expect([told(), errors()]).toEqual([[], []]);
  theatre.requests();
};

/** `create <id>` of each event that was posted since the last call of this. */
const told = (): string[] =>
  theatre.outside.taken().map(({ body }) => {
    const { event, person: about } = body as { event: string; person: { id: string } | null };
    return `${event} ${about?.id ?? ""}`.trim();
  });
const errors = () => player.taken().flatMap(({ error }) => (error === undefined ? [] : [error]));
const poll = async (): Promise<string[]> => {
  theatre.emulator.clock.advance(300_000);
  await player.runSchedule(FLOW);
  return told();
};
const change = (who: { id: string }, properties: Record<string, unknown>): void => {
  const { directory } = theatre.emulator;
  const user = directory.find("user", who.id);
  if (user !== undefined) directory.update("user", user, properties);
};
const remove = (who: { id: string }): void => {
  const { directory } = theatre.emulator;
  const user = directory.find("user", who.id);
  if (user !== undefined) directory.remove("user", user);
};

it("tells who comes, changes and goes, each once, in order", async () => {
  await begin();
  const newcomer = theatre.emulator.directory.create("user", {
    userPrincipalName: "newcomer@contoso.com",
    accountEnabled: true,
  }).id;
  expect(await poll()).toEqual([`create ${newcomer}`]);
  change(BJORN, { jobTitle: "Clerk" });
  expect(await poll()).toEqual([`change ${BJORN.id}`]);
  remove(BJORN);
  expect(await poll()).toEqual([`offboard ${BJORN.id}`]);
  expect([await poll(), errors()]).toEqual([[], []]);
});

it("offboards a disabled user, and in a dry run takes nothing away", async () => {
  await begin({ "Offboarding Dry Run": "true" });
  change(ADELE, { accountEnabled: false });
  expect(await poll()).toEqual([`offboard ${ADELE.id}`]);
  expect(theatre.emulator.directory.related("members", CREW)).toHaveLength(1);

  await begin();
  change(ADELE, { accountEnabled: false });
  expect(await poll()).toEqual([`offboard ${ADELE.id}`]);
  expect(theatre.emulator.directory.related("members", CREW)).toEqual([]);
  expect([await poll(), errors()]).toEqual([[], []]);
});

it("tells of a change of somebody who was disabled long ago, and takes nothing away", async () => {
  await begin({}, [{ ...ADELE, accountEnabled: false }, BJORN]);
  change(ADELE, { jobTitle: "Mailbox" });
  expect(await poll()).toEqual([`change ${ADELE.id}`]);
  expect(theatre.emulator.directory.related("members", CREW)).toHaveLength(1);
});

it("tells of somebody who was restored as of a joiner", async () => {
  await begin();
  remove(BJORN);
  expect(await poll()).toEqual([`offboard ${BJORN.id}`]);
  theatre.emulator.directory.restore(BJORN.id);
  expect(await poll()).toEqual([`create ${BJORN.id}`]);
});

it("fails, and says whose groups are left, when Graph does not let go of them", async () => {
  await begin();
  theatre.emulator.faults.plan({
    method: "DELETE",
    path: /members/,
    answer: { kind: "status", status: 403 },
  });
  change(ADELE, { accountEnabled: false });
  change(BJORN, { jobTitle: "Clerk" });
  const heard = await poll();
  expect(new Set(heard)).toEqual(new Set([`offboard ${ADELE.id}`, `change ${BJORN.id}`]));
  const runs = player.taken();
  expect(runs).not.toEqual([]);
  for (const { error } of runs)
    expect(error).toMatch(new RegExp(`^User ${ADELE.id} is not offboarded completely`));
});

it("asks for one page in a quiet round", async () => {
  await begin();
  expect(await poll()).toEqual([]);
  expect(theatre.requests()).toEqual([
    expect.stringMatching(/^GET \/v1.0\/users\/delta\?.*\$deltatoken=.* 200$/),
  ]);
});

it("tells members of Staff Group only", async () => {
  await begin({ "Staff Group": CREW });
  change(ADELE, { jobTitle: "Clerk" });
  change(BJORN, { jobTitle: "Clerk" });
  expect(await poll()).toEqual([`change ${ADELE.id}`]);
});

it("tells nothing when there are more deletions than Max Deletions", async () => {
  const users = Array.from({ length: 12 }, (_none, index) => person(200 + index));
  await begin({ "Max Deletions": "3" }, [ADELE, ...users]);
  for (const user of users.slice(0, 5)) remove(user);
  expect(await poll()).toEqual([]);
  expect(errors()).toEqual([expect.stringMatching(/Max Deletions/)]);
});

it("tells everybody anew, with an end, after a pause that was too long", async () => {
  // Disabled before: nobody knows since when, so it is no leaver.
  await begin({}, [ADELE, { ...BJORN, accountEnabled: false }]);
  change(BJORN, { jobTitle: "Clerk" });
  theatre.emulator.clock.advance(300_000);
  await player.runSchedule(FLOW);
  const resyncs = () => theatre.outside.taken().map(({ body }) => (body as Resync).resyncId);
  expect(resyncs()).toEqual([null]);

  theatre.emulator.clock.advance(31 * DAY);
  theatre.outside.answers(({ body }) => {
    heard.add((body as Resync).resyncId);
    return undefined;
  });
  const heard = new Set<string | null>();
  const all = await poll();
  expect([...heard]).toEqual([expect.stringMatching(/./)]);
  // What Graph tells of somebody who was there before the pause cannot be told from a change.
  expect(all.slice(0, -1).sort()).toEqual([`change ${ADELE.id}`, `change ${BJORN.id}`].sort());
  expect(all.at(-1)).toBe("resyncCompleted");
  expect(errors()).toEqual([]);
});

it("hands a large round over in runs of 50, in order", async () => {
  const users = Array.from({ length: 120 }, (_none, index) => person(200 + index));
  await begin({}, [ADELE, ...users]);
  for (const user of users) change(user, { jobTitle: "Clerk" });
  expect(new Set(await poll())).toEqual(new Set(users.map((user) => `change ${user.id}`)));
  expect(player.taken()).toHaveLength(3);
});

it("tells it again until the other system takes it", async () => {
  await begin();
  theatre.outside.answers((_request, times) => ({ status: times <= 6 ? 500 : 200 }));
  change(BJORN, { jobTitle: "Clerk" });
  expect(await poll()).toEqual(Array(7).fill(`change ${BJORN.id}`));
  expect(errors()).toEqual(["Request failed with status code 500"]);
});

it.each([
  ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "20" } }],
  ["unavailable", { kind: "status", status: 503 }],
  ["cut off", { kind: "reset" }],
  ["cut off in the middle", { kind: "truncate" }],
] as const)("misses nothing when Graph is %s at first", async (_what, answer) => {
  await begin();
  change(BJORN, { jobTitle: "Clerk" });
  theatre.emulator.faults.plan({ path: /^\/v1\.0/, times: 2, answer });
  expect(await poll()).toEqual([`change ${BJORN.id}`]);
  expect(errors()).toEqual([]);
});

it("tells of a change after an outage that a poll did not outlast", async () => {
  await begin();
  change(BJORN, { jobTitle: "Clerk" });
  theatre.emulator.faults.plan({ path: /delta/, answer: { kind: "status", status: 503 } });
  expect(await poll()).toEqual([]);
  expect(errors()).toEqual([expect.stringMatching(/503/)]);
  theatre.emulator.faults.clear();
  expect(await poll()).toEqual([`change ${BJORN.id}`]);
});
