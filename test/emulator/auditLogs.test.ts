import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

const SIGN_INS = "/v1.0/auditLogs/signIns";
const AUDITS = "/v1.0/auditLogs/directoryAudits";
const MINUTE = 60_000;
const OTHER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "other" };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({
    users: 3,
    groups: 1,
    apps: [{ ...OTHER, roles: ["Directory.Read.All"] }],
  });
});

afterEach(() => opened.emulator.close());

const user = () => [...opened.emulator.directory.all("user")][0];

const list = async (path: string, filter?: string) =>
  (
    await opened.call(
      "GET",
      filter === undefined ? path : `${path}?$filter=${encodeURIComponent(filter)}`,
    )
  ).body.value;

const activities = async (filter?: string): Promise<string[]> =>
  (await list(AUDITS, filter)).map((one: Record<string, unknown>) => one.activityDisplayName);

describe("sign-ins", () => {
  it("are those of people, newest first, with their names in lower case", async () => {
    expect(await list(SIGN_INS)).toEqual([]); // the app of this test signed in by itself
    await signInPerson(opened.emulator, "User.Read");
    opened.emulator.clock.advance(MINUTE);
    await signInPerson(opened.emulator, "User.Read");
    const entries = await list(SIGN_INS);
    expect(entries).toHaveLength(2);
    expect(entries[0].createdDateTime > entries[1].createdDateTime).toBe(true);
    expect(entries[0]).toMatchObject({
      userId: user()?.id,
      userPrincipalName: String(user()?.userPrincipalName).toLowerCase(),
      appId: opened.emulator.clientId,
      isInteractive: true,
    });
  });

  it("of a guest have the name from home", async () => {
    opened.emulator.logs.signIns.record(
      { id: "1", userPrincipalName: "Adele_B_fabrikam.com#EXT#@contoso.onmicrosoft.com" },
      "app",
    );
    expect((await list(SIGN_INS))[0].userPrincipalName).toBe("adele_b@fabrikam.com");
  });

  it("are found by time and by who", async () => {
    await signInPerson(opened.emulator, "User.Read");
    const [{ createdDateTime }] = await list(SIGN_INS);
    const found = async (filter: string) => (await list(SIGN_INS, filter)).length;
    expect(await found(`createdDateTime le ${createdDateTime}`)).toBe(1);
    expect(await found("createdDateTime ge 2100-01-01T00:00:00Z")).toBe(0);
    expect(await found(`userId eq '${user()?.id}' and status/errorCode eq 0`)).toBe(1);
    expect(await found("userPrincipalName eq 'nobody@contoso.com'")).toBe(0);
    expect(await found("startswith(location/city,'Red')")).toBe(1);
  });

  it("can be read late", async () => {
    opened.emulator.logs.lateness.ms = 5 * MINUTE;
    await signInPerson(opened.emulator, "User.Read");
    expect(await list(SIGN_INS)).toEqual([]);
    opened.emulator.clock.advance(5 * MINUTE);
    expect(await list(SIGN_INS)).toHaveLength(1);
  });

  it.each([
    ["$select=id", "Request_BadRequest"],
    ["$orderby=createdDateTime", "Request_BadRequest"],
    ["$top=1001", "Request_UnsupportedQuery"],
    ["$filter=createdDateTime gt 2026-01-01T00:00:00Z", "Request_UnsupportedQuery"],
    ["$filter=isInteractive eq true", "Request_UnsupportedQuery"],
    ["$filter=foo eq 1", "BadRequest"],
    ["$filter=createdDateTime ge '2026-01-01'", "BadRequest"],
  ])("refuse %s", async (query, code) => {
    const { status, body } = await opened.call("GET", `${SIGN_INS}?${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it("want a premium licence, and audits do not", async () => {
    opened.emulator.directory.licence.premium = false;
    const { status, body } = await opened.call("GET", SIGN_INS);
    expect([status, body.error.code]).toEqual([
      403,
      "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    ]);
    expect((await opened.call("GET", AUDITS)).status).toBe(200);
  });

  it("and audits want their own permission", async () => {
    await opened.signIn(OTHER);
    for (const path of [SIGN_INS, AUDITS])
      expect((await opened.call("GET", path)).status).toBe(403);
  });
});

describe("audits", () => {
  it("tell each change, newest first, and nothing of what was there before", async () => {
    expect(await list(AUDITS)).toEqual([]);
    const { emulator } = opened;
    const group = [...emulator.directory.all("group")][0]?.id;
    const path = `/v1.0/users/${user()?.id}`;
    const member = { body: { "@odata.id": `${emulator.url}${path}` } };
    const created = await opened.call("POST", "/v1.0/groups", {
      body: { displayName: "G", mailEnabled: false, mailNickname: "g", securityEnabled: true },
    });
    await opened.call("POST", `/v1.0/groups/${created.body.id}/members/$ref`, member);
    await opened.call("DELETE", `/v1.0/groups/${created.body.id}/members/${user()?.id}/$ref`);
    await opened.call("POST", `/v1.0/groups/${created.body.id}/owners/$ref`, member);
    await opened.call("PATCH", `/v1.0/groups/${group}`, { body: { description: "New" } });
    await opened.call("DELETE", `/v1.0/groups/${created.body.id}`);
    await opened.call("POST", `/v1.0/directory/deletedItems/${created.body.id}/restore`);
    const role = await opened.call("POST", "/v1.0/roleManagement/directory/roleAssignments", {
      body: {
        principalId: user()?.id,
        roleDefinitionId: "fe930be7-5e62-47db-91af-98c3a49a38b1",
        directoryScopeId: "/",
      },
    });
    await opened.call("DELETE", `/v1.0/roleManagement/directory/roleAssignments/${role.body.id}`);
    expect((await activities()).reverse()).toEqual([
      "Add group",
      "Add member to group",
      "Remove member from group",
      "Add owner to group",
      "Update group",
      "Delete group",
      "Restore group",
      "Add member to role",
      "Remove member from role",
    ]);
    const [update] = await list(AUDITS, "activityDisplayName eq 'Update group'");
    expect(update.targetResources).toEqual([
      expect.objectContaining({
        id: group,
        type: "Group",
        modifiedProperties: [
          { displayName: "description", oldValue: expect.any(String), newValue: '"New"' },
        ],
      }),
    ]);
    const ofUser = `targetResources/any(t:t/id eq '${user()?.id}')`;
    expect(await activities(`${ofUser} and category eq 'GroupManagement'`)).toHaveLength(3);
    expect(await activities("startswith(activityDisplayName,'Remove')")).toHaveLength(2);
  });

  it("tell who did it: an app, a person, or the service", async () => {
    const path = `/v1.0/users/${user()?.id}`;
    await opened.call("PATCH", path, { body: { jobTitle: "A" } });
    const Authorization = `Bearer ${await signInPerson(opened.emulator, "User.ReadWrite.All")}`;
    await opened.call("PATCH", path, { body: { jobTitle: "B" }, headers: { Authorization } });
    opened.emulator.directory.create("group", { displayName: "G" });
    type Entry = { initiatedBy: Record<"user" | "app", Record<string, unknown> | null> };
    const initiators = (await list(AUDITS)).map(
      ({ initiatedBy: { user, app } }: Entry) => user?.id ?? app?.appId,
    );
    expect(initiators).toEqual([null, user()?.id, opened.emulator.clientId]);
    expect(await activities(`initiatedBy/user/id eq '${user()?.id}'`)).toEqual(["Update user"]);
    expect(await activities(`initiatedBy/app/appId eq '${opened.emulator.clientId}'`)).toHaveLength(
      1,
    );
  });

  it("of a batch are those of its caller", async () => {
    await opened.call("POST", "/v1.0/$batch", {
      body: {
        requests: [
          {
            id: "1",
            method: "PATCH",
            url: `/users/${user()?.id}`,
            body: { jobTitle: "A" },
            headers: { "Content-Type": "application/json" },
          },
        ],
      },
    });
    expect(await activities(`initiatedBy/app/appId eq '${opened.emulator.clientId}'`)).toHaveLength(
      1,
    );
  });
});
