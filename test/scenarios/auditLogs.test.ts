import { signInPerson } from "../harness/signInPerson";
import { openStage, type Stage } from "../harness/stage";

const MINUTE = 60_000;

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 10 });
});

afterEach(() => stage.close());

interface List {
  value: { id: string; activityDisplayName?: string }[];
  cursor: string | null;
}

const run = <T = List>(key: string, inputs: Record<string, unknown> = {}): Promise<T> =>
  stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

const now = (): string => stage.emulator.clock.now().toISOString();

const person = () => [...stage.emulator.directory.all("user")][0];

describe("sign-ins", () => {
  it("of a user are found by id and by name, in a window with both ends in it", async () => {
    await signInPerson(stage.emulator, "User.Read");
    const [{ createdDateTime } = { createdDateTime: "" }] =
      stage.emulator.logs.signIns.readable() as unknown as { createdDateTime: string }[];
    for (const userId of [person()?.id, person()?.userPrincipalName]) {
      const window = { startDateTime: createdDateTime, endDateTime: createdDateTime };
      const { value } = await run("listSignIns", { userId, ...window });
      expect(value).toHaveLength(1);
    }
    expect((await run("listSignIns", { userId: "nobody@contoso.com" })).value).toEqual([]);
    expect(
      stage
        .requests()
        .map((request) => decodeURIComponent(request))
        .slice(0, 1),
    ).toEqual([
      `GET /v1.0/auditLogs/signIns?$filter=createdDateTime ge ${createdDateTime} and createdDateTime le ${createdDateTime} and userId eq '${person()?.id}' 200`,
    ]);
  });

  it("that arrive late are not lost by a flow whose windows overlap", async () => {
    stage.emulator.logs.lateness.ms = 5 * MINUTE;
    const seen = new Set<string>();
    let from = now();
    for (let hour = 0; hour < 4; hour += 1) {
      stage.emulator.clock.advance(58 * MINUTE);
      await signInPerson(stage.emulator, "User.Read");
      stage.emulator.clock.advance(2 * MINUTE);
      // A token lives for an hour.
      const connection = await stage.signIn();
      const { value } = await run("listSignIns", {
        connection,
        startDateTime: from,
        getAllPaginatedResults: true,
      });
      for (const { id } of value) seen.add(id);
      from = new Date(stage.emulator.clock.now().getTime() - 10 * MINUTE).toISOString();
    }
    // The last one is still on its way, the others are there.
    expect(seen.size).toBe(3);
  });

  it("want a licence, and the error says so", async () => {
    stage.emulator.directory.licence.premium = false;
    await expect(run("listSignIns")).rejects.toThrow(
      /^List Sign-Ins failed: .*premium license.*need a Microsoft Entra ID P1 licence in the tenant/,
    );
    expect((await run("listDirectoryAudits")).value).toEqual([]);
  });
});

describe("audits", () => {
  it("tell what the steps of a flow did, page by page", async () => {
    const userId = person()?.id;
    await run("updateUser", { userId, jobTitle: "Engineer" });
    await run("disableUser", { userId });
    const [group] = stage.emulator.directory.all("group");
    await run("addOwnerToGroup", { groupId: group?.id, ownerId: userId });
    stage.requests();
    const activities: unknown[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: List = await run("listDirectoryAudits", { $top: "2", cursor });
      activities.push(...page.value.map(({ activityDisplayName }) => activityDisplayName));
      cursor = page.cursor;
    }
    expect(activities).toEqual(["Add owner to group", "Update user", "Update user"]);
    expect(stage.requests()).toHaveLength(2);
    const { value } = await run("listDirectoryAudits", {
      $filter: `targetResources/any(t:t/id eq '${group?.id}')`,
      startDateTime: new Date(stage.emulator.clock.now().getTime() - MINUTE).toISOString(),
      endDateTime: now(),
    });
    expect(value.map(({ activityDisplayName }) => activityDisplayName)).toEqual([
      "Add owner to group",
    ]);
    // An app did it, so that no user is found who did.
    expect((await run("listDirectoryAudits", { userId })).value).toEqual([]);
  });
});
