import { setImmediate } from "node:timers/promises";
import type { Player, PlayerOptions } from "./player/player";
import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("joinerMoverLeaver");
const FLOW = "People";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const id = (number: number) => `90e70000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const person = (number: number, more: Record<string, unknown> = {}) => ({
  id: id(number),
  userPrincipalName: `person${number}@contoso.com`,
  displayName: `Person ${number}`,
  ...more,
});
const ADELE = person(1);
const BJORN = person(2);
const CHIDI = person(3);
const CREW = id(99);

let theatre: Theatre;
let player: Player;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const begin = async (
  filled: Record<string, string> = {},
  users: readonly Record<string, unknown>[] = [ADELE, BJORN, CHIDI],
  options: Partial<PlayerOptions> = {},
) => {
  theatre.reset({
    users,
    groups: [{ id: CREW, displayName: "Crew", members: [String(users[0]?.id)] }],
  });
  player = theatre.open(
    yaml,
    { "People URL": `${theatre.outside.url}/people`, "Offboarding Dry Run": "false", ...filled },
    options,
  );
  await player.deploy();
  player.taken();
  theatre.requests();
};

interface Told {
  readonly event: string;
  readonly person: { readonly id: string };
}

/** `create <id>` of each event that was posted since the last call of this. */
const told = (): string[] =>
  theatre.outside.taken().map(({ body }) => {
    const { event, person: about } = body as Told;
    return `${event} ${about.id}`;
  });

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
const create = (name: string, more: Record<string, unknown> = {}): string =>
  theatre.emulator.directory.create("user", {
    userPrincipalName: `${name}@contoso.com`,
    displayName: name,
    accountEnabled: true,
    createdDateTime: theatre.emulator.clock.now().toISOString(),
    ...more,
  }).id;
const renew = () => player.runSchedule(FLOW);
const dropSubscription = (): void => {
  for (const { id: subscription } of theatre.emulator.subscriptions.living())
    theatre.emulator.subscriptions.drop(subscription);
};
const errors = () => player.taken().flatMap(({ error }) => (error === undefined ? [] : [error]));

describe("a notification", () => {
  it.each([
    ["as it was", false],
    ["as text", true],
  ])("of a new user is told as create, later ones as change; kept %s", async (_how, keepsTexts) => {
    await begin({}, undefined, { keepsTexts });
    const newcomer = create("newcomer", { jobTitle: "Clerk" });
    await player.settled();
    const sent = theatre.outside.taken().map(({ body }) => body as Told);
    expect(sent[0]).toEqual({
      event: "create",
      person: expect.objectContaining({
        id: newcomer,
        userPrincipalName: "newcomer@contoso.com",
        jobTitle: "Clerk",
      }),
    });
    change({ id: newcomer }, { jobTitle: "Manager" });
    await player.settled();
    expect(told()).toEqual([`change ${newcomer}`]);
    expect(errors()).toEqual([]);
  });

  it("of a changed user is told as change, with one request for the record", async () => {
    await begin();
    change(BJORN, { department: "Sales" });
    await player.settled();
    expect(told()).toEqual([`change ${BJORN.id}`]);
    expect(theatre.requests()).toEqual([
      expect.stringMatching(new RegExp(`^GET /v1.0/users/${BJORN.id}\\?\\$select=id,.* 200$`)),
      "POST /v1.0/$batch 200",
    ]);
    expect(player.taken()).toMatchObject([{ branch: "Notification" }]);
  });

  it("of a disabled user is told as offboard, and takes the groups away, once", async () => {
    await begin();
    change(ADELE, { accountEnabled: false });
    await player.settled();
    expect(told()).toEqual([`offboard ${ADELE.id}`]);
    expect(theatre.emulator.directory.related("members", CREW)).toEqual([]);
    const writes = theatre.requests().filter((one) => /^(PATCH|DELETE|POST (?!.*batch))/.test(one));
    expect(writes).toEqual([`DELETE /v1.0/groups/${CREW}/members/${ADELE.id}/$ref 204`]);
    // It does not start itself again.
    await player.settled();
    expect([told(), errors()]).toEqual([[], []]);
  });

  it("leaves the leaver's groups alone in the dry run that it begins as", async () => {
    await begin({ "Offboarding Dry Run": "true" });
    change(ADELE, { accountEnabled: false });
    await player.settled();
    expect(told()).toEqual([`offboard ${ADELE.id}`]);
    expect(theatre.emulator.directory.related("members", CREW)).toHaveLength(1);
    expect(yaml).toMatch(/- key: Offboarding Dry Run\n.*\n.*\n {4}defaultValue: "true"/);
  });

  it("of a disabled user whose first day is still to come is told as create", async () => {
    await begin();
    const employeeHireDate = new Date(
      theatre.emulator.clock.now().getTime() + 20 * DAY,
    ).toISOString();
    const hired = create("hired", { accountEnabled: false, employeeHireDate });
    await player.settled();
    expect(told()[0]).toBe(`create ${hired}`);
  });

  it("of a deleted user, and of one who is gone before it is read, is told as offboard", async () => {
    await begin();
    remove(BJORN);
    await player.settled();
    expect(told()).toEqual([`offboard ${BJORN.id}`]);

    const { faults } = theatre.emulator;
    faults.plan({
      path: new RegExp(`/users/${CHIDI.id}`),
      times: 1,
      answer: () => {
        remove(CHIDI);
        return undefined;
      },
    });
    change(CHIDI, { jobTitle: "Clerk" });
    await player.settled();
    expect(new Set(told())).toEqual(new Set([`offboard ${CHIDI.id}`]));
    expect(errors()).toEqual([]);
  });

  it("of somebody who is no person is not told", async () => {
    await begin({ "Counts as a Person": "employeeId" }, [
      ADELE,
      person(2, { employeeId: "E2" }),
      CHIDI,
    ]);
    change(ADELE, { jobTitle: "Room" });
    change(BJORN, { jobTitle: "Clerk" });
    await player.settled();
    expect(told()).toEqual([`change ${BJORN.id}`]);
  });

  it("that nobody vouches for is told to nobody", async () => {
    await begin();
    const url = String(player.instance.webhookUrls()[FLOW]);
    const body = JSON.stringify({
      value: [
        { subscriptionId: "0", clientState: "guess", changeType: "updated", resource: "Users/1" },
      ],
    });
    await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    await player.settled();
    expect(told()).toEqual([]);
    expect(player.taken()).toMatchObject([
      {
        branch: "Rejected",
        log: [{ level: "warn", message: expect.stringMatching(/was dropped: /) }],
      },
    ]);
  });

  it.each([true, false])(
    "is tried again when the other system refuses; state kept: %s",
    async (kept) => {
      await begin({}, undefined, { keepsStateOfFailedRuns: kept });
      theatre.outside.answers((_request, times) => ({ status: times <= 4 ? 500 : 200 }));
      change(BJORN, { department: "Sales" });
      await player.settled();
      expect(told()).toEqual(Array(5).fill(`change ${BJORN.id}`));
      expect(player.taken().map(({ error }) => error)).toEqual([
        "Request failed with status code 500",
        undefined,
      ]);
    },
  );

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "20" } }],
    ["unavailable", { kind: "status", status: 503 }],
    ["cut off", { kind: "reset" }],
  ] as const)("is told when Graph is %s at first", async (_what, answer) => {
    await begin();
    theatre.emulator.faults.plan({ path: /^\/v1\.0/, times: 2, answer });
    change(ADELE, { accountEnabled: false });
    await player.settled();
    expect(told()).toEqual([`offboard ${ADELE.id}`]);
    expect(theatre.emulator.directory.related("members", CREW)).toEqual([]);
    expect(errors()).toEqual([]);
  });
});

describe("the schedule", () => {
  it("keeps the subscription alive and the place at hand, and tells nobody", async () => {
    await begin();
    const looksAfter = [
      expect.stringMatching(/^GET \/v1.0\/subscriptions\/.* 200$/),
      "GET /v1.0/subscriptions 200",
    ];
    await renew();
    expect(theatre.requests()).toEqual([
      ...looksAfter,
      expect.stringMatching(/^GET \/v1.0\/users\/delta\?.*\$deltatoken=latest.* 200$/),
    ]);
    theatre.emulator.clock.advance(HOUR);
    await renew();
    expect(theatre.requests()).toEqual([
      ...looksAfter,
      expect.stringMatching(/^GET \/v1.0\/users\/delta\?.*\$deltatoken=.* 200$/),
    ]);
    expect([told(), errors()]).toEqual([[], []]);
    theatre.emulator.clock.advance(16 * DAY);
    await renew();
    expect(theatre.requests()).toContainEqual(
      expect.stringMatching(/^PATCH \/v1.0\/subscriptions\/.* 200$/),
    );
  });

  it.each([
    ["as it was", false],
    ["as text", true],
  ])(
    "catches up what was missed while the subscription was dead; kept %s",
    async (_how, keepsTexts) => {
      await begin({}, undefined, { keepsTexts });
      await renew();
      theatre.emulator.clock.advance(HOUR);
      await renew();
      dropSubscription();
      const newcomer = create("newcomer");
      change(BJORN, { jobTitle: "Clerk" });
      remove(CHIDI);
      await player.settled();
      expect(told()).toEqual([]);
      theatre.emulator.clock.advance(HOUR);
      await renew();
      expect(told().sort()).toEqual(
        [`create ${newcomer}`, `change ${BJORN.id}`, `offboard ${CHIDI.id}`].sort(),
      );
      expect([theatre.emulator.subscriptions.living().length, errors()]).toEqual([1, []]);
      // Told once, and notified of again.
      theatre.emulator.clock.advance(HOUR);
      await renew();
      expect(told()).toEqual([]);
      change(BJORN, { jobTitle: "Manager" });
      await player.settled();
      expect(told()).toEqual([`change ${BJORN.id}`]);
    },
  );

  it("reads everybody anew, deletions included, when the place is too old", async () => {
    await begin();
    await renew();
    dropSubscription();
    theatre.emulator.clock.advance(10 * DAY);
    remove(CHIDI);
    change(ADELE, { accountEnabled: false });
    await player.settled();
    await renew();
    expect(told().sort()).toEqual(
      [`offboard ${CHIDI.id}`, `offboard ${ADELE.id}`, `change ${BJORN.id}`].sort(),
    );
    expect(theatre.emulator.directory.related("members", CREW)).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it.each([true, false])(
    "tells the missed ones in the end when the other system is down for a while; state kept: %s",
    async (kept) => {
      await begin({}, undefined, { keepsStateOfFailedRuns: kept });
      await renew();
      theatre.emulator.clock.advance(HOUR);
      await renew();
      dropSubscription();
      change(BJORN, { jobTitle: "Clerk" });
      remove(CHIDI);
      theatre.emulator.clock.advance(HOUR);
      theatre.outside.answers(() => ({ status: 500 }));
      await renew();
      expect(errors()).not.toEqual([]);
      theatre.outside.answers(() => undefined);
      told();
      theatre.emulator.clock.advance(HOUR);
      await renew();
      expect(told()).toEqual(
        expect.arrayContaining([`change ${BJORN.id}`, `offboard ${CHIDI.id}`]),
      );
      expect(errors()).toEqual([]);
    },
  );

  it.each([
    ["as it was", false],
    ["as text", true],
  ])(
    "reads a long list of missed changes over several pages and runs; kept %s",
    async (_how, keepsTexts) => {
      const users = Array.from({ length: 1_300 }, (_none, index) => person(1_000 + index));
      await begin({}, users, { keepsTexts });
      dropSubscription();
      await renew();
      theatre.emulator.clock.advance(10 * DAY);
      dropSubscription();
      const heard = new Set<string>();
      for (let round = 0; round < 4; round += 1) {
        await renew();
        for (const one of told()) heard.add(one);
        theatre.emulator.clock.advance(HOUR);
      }
      expect(heard.size).toBe(1_300);
      expect(errors()).toEqual([]);
    },
  );
});

describe("two runs at once", () => {
  /** The other system answers when so many requests are there. Each comes from a run of its own: one waits for its answer. */
  const holdUntil = (count: number): void => {
    let release: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    theatre.outside.answers(async (_request, times) => {
      if (times >= count) release();
      await all;
      return undefined;
    });
  };

  it("tell of two new users, each of whom the other run does not know", async () => {
    await begin({}, undefined, { overlaps: true });
    holdUntil(2);
    const one = create("one");
    await theatre.emulator.notifier.settled();
    const other = create("other");
    await player.settled();
    theatre.outside.answers(() => undefined);
    expect(new Set(told())).toEqual(new Set([`create ${one}`, `create ${other}`]));
    // The state of the run that ended later counts: the other user may come as create once more, not less.
    change({ id: one }, { jobTitle: "Clerk" });
    change({ id: other }, { jobTitle: "Clerk" });
    await player.settled();
    const later = told();
    expect(later.map((line) => line.split(" ")[1]).sort()).toEqual([one, other].sort());
    expect(later.filter((line) => line.startsWith("create")).length).toBeLessThan(2);
    expect(errors()).toEqual([]);
  });

  it("about one leaver take the groups away once, and both end well", async () => {
    await begin({}, undefined, { overlaps: true });
    holdUntil(2);
    change(ADELE, { accountEnabled: false });
    await theatre.emulator.notifier.settled();
    change(ADELE, { department: "None" });
    await player.settled();
    expect(told()).toEqual(Array(2).fill(`offboard ${ADELE.id}`));
    expect(theatre.emulator.directory.related("members", CREW)).toEqual([]);
    const removals = theatre.requests().filter((one) => /^DELETE .* 204$/.test(one));
    expect(removals).toEqual([`DELETE /v1.0/groups/${CREW}/members/${ADELE.id}/$ref 204`]);
    expect(player.taken().map(({ error }) => error)).toEqual([undefined, undefined]);
  });

  it("lose nobody when the one that catches up is not done, and the other ends later", async () => {
    const users = Array.from({ length: 1_300 }, (_none, index) => person(1_000 + index));
    const who = person(1_000);
    await begin({}, users, { overlaps: true });
    await renew();
    theatre.emulator.clock.advance(10 * DAY);
    dropSubscription();
    player.taken();

    // Somebody changes while the catching up waits. That run goes on until the place has moved.
    const place = () => /"readAt":"([^"]+)"/.exec(JSON.stringify(player.instance.state))?.[1];
    const before = place();
    let isHeld = false;
    theatre.outside.answers(async ({ body }, times) => {
      if (times === 1) {
        change(who, { jobTitle: "Clerk" });
        await theatre.emulator.notifier.settled();
      }
      const { person: about } = body as { person: { id: string; jobTitle?: string } };
      if (isHeld || about.id !== who.id || about.jobTitle !== "Clerk") return undefined;
      isHeld = true;
      while (place() === before) await setImmediate();
      return undefined;
    });
    await renew();
    theatre.outside.answers(() => undefined);
    const heard = new Set(told());
    expect([isHeld, heard.size < 1_300]).toEqual([true, true]);
    expect(
      player
        .taken()
        .map(({ branch }) => branch)
        .slice(-2),
    ).toEqual(["Subscription Renewal", "Notification"]);
    for (let round = 0; round < 3; round += 1) {
      theatre.emulator.clock.advance(HOUR);
      await renew();
      for (const one of told()) heard.add(one);
    }
    expect(heard.size).toBe(1_300);
    expect(errors()).toEqual([]);
  });
});

it("ends its subscription with the instance", async () => {
  await begin();
  await player.delete();
  expect(theatre.emulator.subscriptions.living()).toEqual([]);
});
