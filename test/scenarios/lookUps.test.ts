import { signInPerson } from "../harness/signInPerson";
import { openStage, type Stage } from "../harness/stage";

const READER = {
  clientId: "11111111-1111-4111-8111-111111111111",
  clientSecret: "reader",
  roles: ["User.Read.All"],
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ apps: [READER] });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

describe("the current user", () => {
  it("is the person who signed in", async () => {
    const { emulator } = stage;
    const access_token = await signInPerson(emulator, "User.Read");
    const connection = {
      key: "msEntraIdOauth2",
      configVarKey: "Connection",
      fields: { baseUrl: emulator.url },
      token: { access_token },
    };
    const [person] = emulator.directory.all("user");
    expect(await run("getCurrentUser", { connection })).toMatchObject({ id: person?.id });
    expect(stage.requests()).toEqual(["GET /v1.0/me 200"]);
  });

  it("is nobody where the app signs in as itself", async () => {
    await expect(run("getCurrentUser")).rejects.toThrow(/no current user/);
    expect(stage.requests()).toEqual([]);
  });
});

describe("a user is found", () => {
  const make = (properties: Record<string, unknown>) =>
    stage.emulator.directory.create("user", {
      displayName: "Found",
      userPrincipalName: `${crypto.randomUUID()}@${stage.emulator.domain}`,
      ...properties,
    });

  it.each([
    ["mail", { mail: "o'found@contoso.com" }, "O'FOUND@contoso.com", 1],
    ["employeeId", { employeeId: "E-1" }, "E-1", 1],
    ["onPremisesImmutableId", { onPremisesImmutableId: "Zm+/w==" }, "Zm+/w==", 1],
    ["proxyAddresses", { proxyAddresses: ["SMTP:first@contoso.com"] }, "first@contoso.com", 1],
    ["otherMails", { otherMails: ["private@example.com"] }, "private@example.com", 1],
  ])("by %s", async (lookUpBy, properties, lookUpValue, count) => {
    const { id } = make(properties);
    const inputs = { lookUpBy, lookUpValue, $select: "id" };
    expect(await run("findUser", inputs)).toEqual({ found: true, user: { id } });
    expect(stage.requests()).toHaveLength(count);
  });

  it("by the name of a guest, which holds a #", async () => {
    const userPrincipalName = `a_b.com#EXT#@${stage.emulator.domain}`;
    const { id } = make({ userPrincipalName });
    expect(
      await run("findUser", { lookUpBy: "userPrincipalName", lookUpValue: userPrincipalName }),
    ).toMatchObject({ found: true, user: { id } });
  });

  it("or not, and two are none", async () => {
    const inputs = { lookUpBy: "employeeId", lookUpValue: "E-2" };
    expect(await run("findUser", inputs)).toEqual({ found: false, user: null });
    make({ employeeId: "E-2" });
    make({ employeeId: "E-2" });
    await expect(run("findUser", inputs)).rejects.toThrow("2 users have this employeeId");
  });
});

describe("an upsert", () => {
  const inputs = () => ({
    displayName: "Up",
    userPrincipalName: "up.sert",
    domain: stage.emulator.domain,
  });
  const stored = (id: unknown) => stage.emulator.directory.find("user", String(id));

  it("creates once, updates from then on, and changes no password", async () => {
    const first = await run("upsertUser", inputs());
    expect(first).toMatchObject({ created: true, password: expect.any(String) });
    expect(stored(first.id)).toMatchObject({ displayName: "Up", mailNickname: "up.sert" });
    const again = { ...inputs(), displayName: "Upper", additionalProperties: { city: "Bern" } };
    expect(await run("upsertUser", again)).toEqual({
      created: false,
      id: first.id,
      userPrincipalName: first.userPrincipalName,
      user: null,
    });
    expect(stored(first.id)).toMatchObject({ displayName: "Upper", city: "Bern" });
    expect(
      stage.requests().map((request) => request.replace(/\?.*(?= \d)|[\da-f-]{36}/g, "…")),
    ).toEqual([
      "GET /v1.0/users… 200",
      "POST /v1.0/users 201",
      "GET /v1.0/users… 200",
      "PATCH /v1.0/users/… 204",
    ]);
  });

  it("of two flows at a time ends with one user", async () => {
    const twin = {
      ...inputs(),
      userPrincipalName: "twin",
      lookUpBy: "employeeId",
      employeeId: "T-1",
    };
    const both = await Promise.all([run("upsertUser", twin), run("upsertUser", twin)]);
    expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
    expect(both[0]?.id).toBe(both[1]?.id);
  });

  it("that meets a name in use says whose it may be, and writes nothing", async () => {
    const before = stage.emulator.directory.size("user");
    const inputsOfOther = { ...inputs(), lookUpBy: "employeeId", employeeId: "nobody" };
    await expect(run("upsertUser", inputsOfOther)).rejects.toThrow(
      "No user was found by employeeId, but userPrincipalName is in use",
    );
    expect(stage.emulator.directory.size("user")).toBe(before);
  });
});

describe("memberships are checked", () => {
  it("through nested groups, 50 of them in one batch", async () => {
    const { directory } = stage.emulator;
    const [person] = directory.all("user");
    const userId = person?.id ?? "";
    const group = () => directory.create("group", { displayName: "G", securityEnabled: true }).id;
    const groupIds = Array.from({ length: 50 }, group);
    const [first = "", last = ""] = [groupIds[0], groupIds[49]];
    directory.link("members", first, [userId]);
    directory.link("members", last, [first]);
    expect(await run("checkUserMemberships", { userId, groupIds })).toEqual({
      memberOf: [first, last],
      notMemberOf: groupIds.slice(1, 49),
      isMemberOfAll: false,
      isMemberOfAny: true,
    });
    const check = `POST /v1.0/users/${userId}/checkMemberGroups 200`;
    expect(stage.requests()).toEqual([check, check, check, "POST /v1.0/$batch 200"]);
    const inputs = { userId: person?.userPrincipalName, groupIds: [last] };
    expect(await run("checkUserMemberships", inputs)).toMatchObject({ isMemberOfAll: true });
  });
});

describe("a connection is tested", () => {
  interface Tested {
    actions: { key: string; covered: boolean | null; missing: string[] }[];
  }

  it("and the app's permissions are told", async () => {
    const { emulator } = stage;
    const result = await run<Tested & Record<string, unknown>>("testConnection");
    expect(result).toMatchObject({
      tenantId: emulator.tenantId,
      tenantName: "Contoso",
      actingAs: "app",
      appId: emulator.clientId,
      user: null,
      permissions: expect.arrayContaining(["User.ReadWrite.All"]),
    });
    expect(result.actions.find(({ key }) => key === "getUser")).toMatchObject({ covered: true });
    expect(stage.requests()).toEqual(["GET /v1.0/organization?$select=id%2CdisplayName 200"]);
  });

  it("and what is called missing is refused, what is called covered is not", async () => {
    const connection = await stage.signIn(READER);
    const { actions } = await run<Tested>("testConnection", { connection });
    const covered = (key: string) => actions.find((action) => action.key === key)?.covered;
    expect([covered("listUsers"), covered("listGroup")]).toEqual([true, false]);
    await run("listUsers", { connection });
    await expect(run("listGroup", { connection })).rejects.toThrow("GroupMember.Read.All");
  });
});
