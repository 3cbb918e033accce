import { freezeDate } from "../harness/freezeDate";
import { openStage, type Stage } from "../harness/stage";
import { type OtherSystem, openOtherSystem } from "./otherSystem";
import { load, playFlow } from "./playFlow";

const DAY_MS = 24 * 60 * 60 * 1000;
const USERS = 230;

interface Page {
  users: { id: string; department?: string; "@removed"?: object }[];
  isFull: boolean;
  isLast: boolean;
}

/** The example user-changes on the emulator. */
export const userChangesTests = (): void => {
  freezeDate(new Date());

  let stage: Stage;
  let system: OtherSystem;
  let flow: ReturnType<typeof playFlow>;

  beforeEach(async () => {
    stage = await openStage({ users: USERS, groups: 0, applications: 0 });
    system = await openOtherSystem();
    const { userChanges } = load<{ userChanges: never }>("user-changes", "flows/userChanges");
    flow = playFlow(stage, "user-changes", userChanges, () => ({
      "Entra Connection": stage.connection,
      "Changes URL": system.url,
      Schedule: "*/15 * * * *",
    }));
    stage.requests();
  });

  afterEach(async () => {
    await stage.close();
    await system.close();
  });

  const pages = (): Page[] => system.news() as Page[];
  const users = () => [...stage.emulator.directory.all("user")];
  const requests = (): string[] =>
    stage.requests().map((line) => line.replace(/token=[^ ]+/, "token={token}"));
  const change = (index: number, department: string): void => {
    const user = users()[index];
    if (user) stage.emulator.directory.update("user", user, { department });
  };

  it("says of a directory without users that everybody was told", async () => {
    for (const user of users()) stage.emulator.directory.remove("user", user);
    expect(await flow.run()).toEqual({ sent: 0 });
    expect(pages()).toEqual([{ users: [], isFull: true, isLast: true }]);
  });

  it("tells everybody at first, then what has changed, then nothing", async () => {
    expect(await flow.run()).toEqual({ sent: USERS });
    const first = pages();
    expect(first.map(({ isFull, isLast }) => [isFull, isLast])).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ]);
    const told = first.flatMap((page) => page.users.map(({ id }) => id));
    expect(told.sort()).toEqual(
      users()
        .map(({ id }) => id)
        .sort(),
    );
    expect(requests()).toEqual([
      "GET /v1.0/users/delta?$select=id%2CdisplayName%2Cmail%2Cdepartment%2CaccountEnabled 200",
      "GET /v1.0/users/delta?$skiptoken={token} 200",
      "GET /v1.0/users/delta?$skiptoken={token} 200",
    ]);

    change(3, "Moved");
    const gone = users()[4];
    if (gone) stage.emulator.directory.remove("user", gone);
    expect(await flow.run()).toEqual({ sent: 2 });
    expect(pages()).toEqual([
      {
        users: expect.arrayContaining([
          expect.objectContaining({ id: users()[3]?.id, department: "Moved" }),
          { id: gone?.id, "@removed": { reason: "changed" } },
        ]),
        isFull: false,
        isLast: true,
      },
    ]);
    expect(requests()).toEqual(["GET /v1.0/users/delta?$deltatoken={token} 200"]);

    expect(await flow.run()).toEqual({ sent: 0 });
    expect(pages()).toEqual([]);
  });

  it("sends a page again when it was refused, and loses none", async () => {
    system.refusals.push(503);
    await expect(flow.run()).rejects.toThrow("Changes URL answered 503");
    expect(flow.state).toEqual({});
    await flow.run();
    expect(new Set(pages().flatMap((page) => page.users.map(({ id }) => id))).size).toBe(USERS);

    change(7, "Moved");
    system.refusals.push(500);
    await expect(flow.run()).rejects.toThrow("Changes URL answered 500");
    await flow.run();
    expect(pages()).toMatchObject([{ users: [{ department: "Moved" }] }]);
  });

  it("waits for a Graph that throttles and fails", async () => {
    const delta = { path: /delta$/, times: 1 };
    stage.emulator.faults.plan(
      { ...delta, answer: { kind: "status", status: 429, headers: { "Retry-After": "9" } } },
      { ...delta, answer: { kind: "status", status: 503 } },
    );
    expect(await flow.run()).toEqual({ sent: USERS });
    expect(stage.waits).toContain(9_000);
    expect(requests().map((line) => line.split(" ").at(-1))).toEqual([
      "429",
      "503",
      "200",
      "200",
      "200",
    ]);
  });

  it("starts over with everybody when Graph has forgotten the place", async () => {
    await flow.run();
    pages();
    jest.setSystemTime(Date.now() + 6 * DAY_MS);
    stage.emulator.clock.advance(0);
    Object.assign(stage, { connection: await stage.signIn() });
    expect(await flow.run()).toEqual({ sent: USERS });
    expect(pages().every(({ isFull }) => isFull)).toBe(true);
  });

  it("stops after ten minutes, and the next run goes on from there", async () => {
    stage.emulator.faults.plan({
      path: /delta$/,
      answer: (): undefined => {
        jest.setSystemTime(Date.now() + 6 * 60_000);
      },
    });
    expect(await flow.run()).toEqual({ sent: 200 });
    expect(flow.logs).toEqual(["200 changes sent, of a round that goes on"]);
    expect(await flow.run()).toEqual({ sent: USERS - 200 });
    expect(pages().map(({ isLast }) => isLast)).toEqual([false, false, true]);
  });
};
