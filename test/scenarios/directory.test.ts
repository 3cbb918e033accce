import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 2500, groups: 30, applications: 5 });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

interface Page {
  value: { id: string }[];
  "@odata.count"?: number;
  "@odata.nextLink"?: string;
  cursor?: string | null;
}

describe("lists", () => {
  it("2,500 users come complete, once each, in three requests", async () => {
    const all = await run<Page>("listUsers", { getAllPaginatedResults: "true", $select: "id" });
    expect(new Set(all.value.map(({ id }) => id)).size).toBe(2500);
    expect(
      stage.requests().map((request) => request.replace(/skiptoken=[\w-]+/, "skiptoken=…")),
    ).toEqual([
      "GET /v1.0/users?$select=id&$top=999 200",
      "GET /v1.0/users?$select=id&$top=999&$skiptoken=… 200",
      "GET /v1.0/users?$select=id&$top=999&$skiptoken=… 200",
    ]);
  });

  it("a directory is walked one page a call by the cursor, advanced queries too", async () => {
    const ids = new Set<string>();
    let cursor: string | null | undefined = "";
    while (typeof cursor === "string") {
      const page: Page = await run<Page>("listUsers", {
        cursor,
        ...(cursor === "" ? { $filter: "userType ne 'Guest'", $select: "id", $top: "999" } : {}),
      });
      for (const { id } of page.value) ids.add(id);
      cursor = page.cursor;
    }
    expect(cursor).toBeNull();
    expect(ids.size).toBe(2400);
    expect(stage.requests()).toHaveLength(3);
  });

  it("an advanced query keeps its count and works on every page", async () => {
    const all = await run<Page>("listUsers", {
      getAllPaginatedResults: true,
      $filter: "userType ne 'Guest'",
      $select: "id,userType",
    });
    expect(all["@odata.count"]).toBe(all.value.length);
    expect(all.value.length).toBe(2400);
  });

  it.each([
    ["listUsers", { $search: '"displayName:Adele"', $orderby: "displayName" }],
    ["listUsers", { $filter: "endsWith(userPrincipalName,'#EXT#@contoso.onmicrosoft.com')" }],
    ["listUsers", { $filter: "displayName eq 'Adele O''Neil' or surname eq 'D''Angelo'" }],
    ["listGroup", { $filter: "groupTypes/any(c:c eq 'Unified')", $orderby: "displayName" }],
    ["listGroup", { $expand: "members($select=id,displayName)" }],
    ["listApplications", { $orderby: "displayName desc", $top: "2" }],
  ])("%s %p", async (key, inputs) => {
    const page = await run<Page>(key, inputs);
    expect(page.value.length).toBeGreaterThan(0);
  });

  it("objects of any kind by their ids, in order, and the ids of those that are not there", async () => {
    const [user] = (await run<Page>("listUsers", { $top: "1" })).value;
    const [group] = (await run<Page>("listGroup", { $top: "1" })).value;
    const gone = "00000000-0000-4000-8000-000000000000";
    const objectIds = [group?.id, gone, user?.id];
    const all = await run<Page & { missing: string[] }>("getDirectoryObjects", { objectIds });
    expect(all.value.map(({ id }) => id)).toEqual([group?.id, user?.id]);
    expect(all.missing).toEqual([gone]);
    const users = await run<Page>("getDirectoryObjects", { objectIds, objectTypes: ["user"] });
    expect(users.value.map(({ id }) => id)).toEqual([user?.id]);
    expect(stage.requests().slice(2)).toEqual([
      "POST /v1.0/directoryObjects/getByIds 200",
      "POST /v1.0/directoryObjects/getByIds 200",
    ]);
  });

  it("members of a group", async () => {
    const [group] = (await run<Page>("listGroup", { $top: "1" })).value;
    const members = await run<Page>("listGroupMembers", {
      groupId: group?.id,
      getAllPaginatedResults: true,
    });
    const stored = stage.emulator.directory.related("members", group?.id ?? "").map(({ id }) => id);
    expect(members.value.map(({ id }) => id)).toEqual(stored);
  });
});

describe("users", () => {
  it("a guest is found by the #EXT# name, changed and deleted", async () => {
    const guest = [...stage.emulator.directory.all("user")].find(
      ({ userType }) => userType === "Guest",
    );
    const userId = String(guest?.userPrincipalName);
    expect(await run("getUser", { userId })).toMatchObject({ id: guest?.id });
    await run("updateUser", { userId, accountEnabled: false, jobTitle: "Guest of honour" });
    expect(await run("getUser", { userId, $select: "accountEnabled,jobTitle" })).toMatchObject({
      accountEnabled: false,
      jobTitle: "Guest of honour",
    });
    expect(await run("deleteUser", { userId })).toEqual({ success: true, userId });
    await expect(run("getUser", { userId })).rejects.toThrow(/404/);
  });

  it("a name with an apostrophe goes all the way", async () => {
    const created = await run<{ id: string }>("createUser", {
      displayName: "Sinéad O'Connor",
      userPrincipalName: "sinead.o'connor",
      domain: stage.emulator.domain,
      password: "xWwvJ]6NMw+bWH-d",
      additionalProperties: { usageLocation: "IE" },
    });
    const found = await run<Page>("listUsers", {
      $filter: "userPrincipalName eq 'sinead.o''connor@contoso.onmicrosoft.com'",
    });
    expect(found.value.map(({ id }) => id)).toEqual([created.id]);
    expect(
      await run("getUser", { userId: `sinead.o'connor@${stage.emulator.domain}` }),
    ).toMatchObject({ id: created.id });
    expect(stage.emulator.directory.find("user", created.id)).toMatchObject({
      mailNickname: "sinead.o'connor",
      usageLocation: "IE",
    });
  });

  it("the same user twice is an error that says what to do", async () => {
    const inputs = {
      displayName: "Twin",
      userPrincipalName: "twin",
      domain: stage.emulator.domain,
      password: "xWwvJ]6NMw+bWH-d",
    };
    await run("createUser", inputs);
    await expect(run("createUser", inputs)).rejects.toThrow(
      /userPrincipalName already exists.*Look up the existing object/,
    );
  });
});

describe("groups and applications", () => {
  it.each([
    ["security", {}],
    ["Microsoft 365", { groupTypes: "Unified", securityEnabled: "false" }],
  ])("a %s group lives from create to delete", async (kind, inputs) => {
    const nickname = `life-${kind.charAt(0)}`;
    const { id } = await run<{ id: string }>("createGroup", {
      displayName: kind,
      mailNickname: nickname,
      ...inputs,
    });
    expect(
      await run("getGroup", { groupId: id, $select: "displayName,mailEnabled" }),
    ).toMatchObject({ displayName: kind, mailEnabled: kind !== "security" });
    expect(await run("deleteGroup", { groupId: id })).toEqual({ success: true, groupId: id });
  });

  it("members go in and out, twice each", async () => {
    const { id: groupId } = await run<{ id: string }>("createGroup", {
      displayName: "In and out",
      mailNickname: "in-out",
    });
    const memberId = (await run<Page>("listUsers", { $top: "1" })).value[0]?.id;
    const add = () => run("addMemberToGroup", { groupId, groupMemberOdataId: memberId });
    const remove = () => run("removeMemberOfGroup", { groupId, memberId });
    expect([await add(), await add(), await remove(), await remove()]).toMatchObject([
      { alreadyMember: false },
      { alreadyMember: true },
      { alreadyRemoved: false },
      { alreadyRemoved: true },
    ]);
    expect(await run("getUser", { userId: memberId })).toMatchObject({ id: memberId });
    await run("deleteGroup", { groupId });
    await expect(remove()).rejects.toThrow(/^Remove Member of Group failed: .*404/);
  });

  it("owners come and go, and the last one stays", async () => {
    const { id: groupId } = await run<{ id: string }>("createGroup", {
      displayName: "Owned",
      mailNickname: "owned",
    });
    await run("updateGroup", { groupId, displayName: "Owned by two", visibility: "Private" });
    expect(await run("getGroup", { groupId })).toMatchObject({
      displayName: "Owned by two",
      visibility: "Private",
    });
    const [ownerId, other] = (await run<Page>("listUsers", { $top: "2" })).value.map(
      ({ id }) => id,
    );
    const add = (ownerId?: string) => run("addOwnerToGroup", { groupId, ownerId });
    const remove = (ownerId?: string) => run("removeOwnerFromGroup", { groupId, ownerId });
    expect([await add(ownerId), await add(ownerId), await add(other)]).toMatchObject([
      { alreadyOwner: false },
      { alreadyOwner: true },
      { alreadyOwner: false },
    ]);
    const owners = await run<Page>("listGroupOwners", { groupId, getAllPaginatedResults: true });
    expect(owners.value.map(({ id }) => id).sort()).toEqual([ownerId, other].sort());
    expect([await remove(ownerId), await remove(ownerId)]).toMatchObject([
      { alreadyRemoved: false },
      { alreadyRemoved: true },
    ]);
    await expect(remove(other)).rejects.toThrow(
      /^Remove Owner from Group failed: .*at least one owner.* Add another owner first/,
    );
    expect(await run("getUser", { userId: ownerId })).toMatchObject({ id: ownerId });
  });

  it.each([
    ["upsertGroup", { mailEnabled: "false", mailNickname: "upserted", securityEnabled: "true" }],
    ["upsertApplication", {}],
  ])("%s creates, updates, and only updates when told so", async (key, inputs) => {
    const uniqueName = `unique o'${key}`;
    expect(await run(key, { uniqueName, displayName: "One", ...inputs })).toMatchObject({
      created: true,
      uniqueName,
      displayName: "One",
    });
    expect(await run(key, { uniqueName, displayName: "Two" })).toEqual({
      success: true,
      updated: true,
      uniqueName,
    });
    await expect(
      run(key, { uniqueName: "nobody", displayName: "X", useAsUpsert: "false" }),
    ).rejects.toThrow(/404/);
  });
});

describe("changes", () => {
  it("a round of deltas, link by link", async () => {
    let page = await run<Page & { "@odata.deltaLink"?: string }>("listChanges", {
      deltaURL: "/users/delta",
      $select: "displayName",
    });
    let count = page.value.length;
    while (page["@odata.nextLink"] !== undefined) {
      page = await run("listChanges", { deltaURL: page["@odata.nextLink"] });
      count += page.value.length;
    }
    expect(count).toBe(stage.emulator.directory.size("user"));
    const { id } = await run<{ id: string }>("createUser", {
      displayName: "Late",
      userPrincipalName: "late",
      domain: stage.emulator.domain,
      password: "xWwvJ]6NMw+bWH-d",
    });
    const changes = await run<Page>("listChanges", { deltaURL: page["@odata.deltaLink"] });
    expect(changes.value).toEqual([{ id, displayName: "Late" }]);
  });

  it("a round at once, and one that begins now", async () => {
    interface Round extends Page {
      complete: boolean;
      deltaLink: string;
    }
    const deltaURL = "/users/delta";
    const round = await run<Round>("listChanges", {
      deltaURL,
      $select: "id",
      getAllPaginatedResults: "true",
    });
    expect(round.complete).toBe(true);
    expect(new Set(round.value.map(({ id }) => id)).size).toBe(
      stage.emulator.directory.size("user"),
    );
    expect(stage.requests().length).toBeGreaterThan(1);
    const now = await run<Round>("listChanges", {
      deltaURL,
      $select: "displayName",
      startFrom: "now",
    });
    expect([now.value, now.complete]).toEqual([[], true]);
    const [user] = round.value;
    await run("updateUser", { userId: user?.id, displayName: "Renamed" });
    const changes = await run<Round>("listChanges", { deltaURL: now.deltaLink });
    expect(changes.value).toEqual([{ id: user?.id, displayName: "Renamed" }]);
  });
});

describe("pickers", () => {
  it.each(["selectUser", "selectGroup", "selectApplication"])(
    "%s is bounded, sorted, and every label is its own",
    async (key) => {
      const elements = await stage.runner.runDataSource<{ key: string; label: string }[]>(key, {
        connection: stage.connection,
      });
      expect(elements.length).toBeGreaterThan(0);
      expect(elements.length).toBeLessThanOrEqual(999 + 1); // the last one says that there are more
      expect(new Set(elements.map(({ label }) => label)).size).toBe(elements.length);
      expect(stage.requests()).toHaveLength(1);
    },
  );

  it("selectGroupMember", async () => {
    const [group] = (await run<Page>("listGroup", { $top: "1" })).value;
    const elements = await stage.runner.runDataSource<unknown[]>("selectGroupMember", {
      connection: stage.connection,
      groupId: group?.id,
    });
    expect(elements).toHaveLength(
      stage.emulator.directory.related("members", group?.id ?? "").length,
    );
  });
});

describe("the raw request", () => {
  it("sends a batch", async () => {
    const answer = await run<{ responses: { id: string; status: number }[] }>("rawRequest", {
      url: "/$batch",
      method: "POST",
      data: { requests: [{ id: "1", method: "GET", url: "/organization" }] },
    });
    expect(answer.responses).toMatchObject([{ id: "1", status: 200 }]);
  });

  it("reads a count, which comes as a bare number", async () => {
    const count = await run("rawRequest", {
      url: "/users/$count",
      method: "GET",
      headers: [{ key: "ConsistencyLevel", value: "eventual" }],
    });
    expect(count).toBe(stage.emulator.directory.size("user"));
  });
});

it("an expired token is an error of the connection", async () => {
  stage.emulator.clock.advance(2 * 3_600_000);
  const error = await run("listUsers").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConnectionError" });
  expect((error as Error).message).toMatch(/the token is expired.*Reconnect the connection/);
});
