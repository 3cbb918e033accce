import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });

const apps = {
  userReader: app("User.Read.All"),
  basicReader: app("User.ReadBasic.All"),
  groupReader: app("GroupMember.Read.All"),
  memberWriter: app("GroupMember.ReadWrite.All"),
  groupWriter: app("Group.ReadWrite.All"),
  groupCreator: app("Group.Create"),
  userWriter: app("User.ReadWrite.All"),
  userRestorer: app("User.DeleteRestore.All"),
  applicationReader: app("Application.Read.All"),
  passwordWriter: app("User-PasswordProfile.ReadWrite.All"),
  phoneWriter: app("User-Phone.ReadWrite.All"),
  accountEnabler: app("User.EnableDisableAccount.All", "User.Read.All"),
  halfEnabler: app("User.EnableDisableAccount.All"),
  sessionRevoker: app("User.RevokeSessions.All"),
  nobody: app("Mail.Read"),
};

type Caller = keyof typeof apps;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ apps: Object.values(apps), users: 30, groups: 3 });
});

afterAll(() => opened.emulator.close());

const as = async (caller: Caller, method: string, path: string, body?: unknown) => {
  await opened.signIn(apps[caller]);
  return opened.call(method, `/v1.0/${path}`, body === undefined ? {} : { body });
};

const make = () => {
  const { directory, domain } = opened.emulator;
  const user = directory.create("user", {
    displayName: "U",
    jobTitle: "Engineer",
    userPrincipalName: `${crypto.randomUUID()}@${domain}`,
  });
  const group = directory.create("group", { displayName: "G", securityEnabled: true });
  return { user: user.id, group: group.id };
};

const reference = (id: string) => `${opened.emulator.url}/v1.0/directoryObjects/${id}`;

describe("each route asks for its permission", () => {
  it.each<[Caller, string, string, number]>([
    ["userReader", "GET", "users", 200],
    ["userReader", "GET", "users/delta", 200],
    ["basicReader", "GET", "users", 200],
    ["basicReader", "GET", "users/delta", 403],
    ["userReader", "GET", "groups", 403],
    ["groupReader", "GET", "groups", 200],
    ["groupReader", "GET", "users", 403],
    ["applicationReader", "GET", "applications", 200],
    ["applicationReader", "GET", "applications/delta", 200],
    ["userReader", "GET", "applications", 403],
    ["groupReader", "GET", "organization", 403],
    ["userReader", "GET", "organization", 200],
    ["userReader", "GET", "directory/deletedItems/microsoft.graph.user", 200],
    ["userReader", "GET", "directory/deletedItems/microsoft.graph.group", 403],
    ["groupWriter", "GET", "directory/deletedItems/microsoft.graph.group", 200],
    ["applicationReader", "GET", "directory/deletedItems/microsoft.graph.application", 200],
    ["basicReader", "GET", "directory/deletedItems/microsoft.graph.user", 403],
    ["groupReader", "GET", "subscriptions", 403],
    ["userReader", "GET", "users/@/memberOf", 403],
    ["userReader", "GET", "users/@/transitiveMemberOf", 200],
    ["groupReader", "GET", "users/@/memberOf", 200],
    ["nobody", "GET", "users/@/transitiveMemberOf", 403],
    ["userReader", "GET", "subscriptions", 200],
  ])("%s: %s %s → %d", async (caller, method, path, status) => {
    const [user] = opened.emulator.directory.all("user");
    expect((await as(caller, method, path.replace("@", user?.id ?? ""))).status).toBe(status);
  });

  it.each([
    ["GET", "users"],
    ["POST", "users"],
    ["GET", "groups/x/members"],
    ["PATCH", "groups/x"],
    ["DELETE", "applications/x"],
    ["POST", "groups/x/members/$ref"],
    ["POST", "directory/deletedItems/x/restore"],
    ["DELETE", "directory/deletedItems/x"],
  ])("nobody may %s %s", async (method, path) => {
    const { status, body } = await as("nobody", method, path, method === "GET" ? undefined : {});
    expect([status, body.error.code]).toEqual([403, "Authorization_RequestDenied"]);
  });
});

describe("writes", () => {
  it("to members are not writes to the group", async () => {
    const { user, group } = make();
    const bind = { "members@odata.bind": [reference(user)] };
    expect((await as("memberWriter", "PATCH", `groups/${group}`, bind)).status).toBe(204);
    expect(
      (await as("memberWriter", "PATCH", `groups/${group}`, { ...bind, description: "x" })).status,
    ).toBe(403);
    expect(
      (await as("memberWriter", "POST", `groups/${group}/owners/$ref`, { "@odata.id": "x" }))
        .status,
    ).toBe(403);
    expect(
      (await as("memberWriter", "DELETE", `groups/${group}/members/${user}/$ref`)).status,
    ).toBe(204);
  });

  it("restore and purge take the write permission of the kind", async () => {
    const { user, group } = make();
    const item = `directory/deletedItems/${user}`;
    expect((await as("userRestorer", "DELETE", `users/${user}`)).status).toBe(204);
    expect((await as("userReader", "POST", `${item}/restore`)).status).toBe(403);
    expect((await as("groupWriter", "POST", `${item}/restore`)).status).toBe(403);
    expect((await as("userRestorer", "POST", `${item}/restore`)).status).toBe(200);
    await as("userRestorer", "DELETE", `users/${user}`);
    expect((await as("userWriter", "DELETE", item)).status).toBe(403);
    expect((await as("userRestorer", "DELETE", item)).status).toBe(204);
    await as("groupWriter", "DELETE", `groups/${group}`);
    const deleted = `directory/deletedItems/${group}`;
    // https://learn.microsoft.com/graph/api/directory-deleteditems-delete: an app purges no group.
    expect((await as("groupWriter", "DELETE", deleted)).status).toBe(403);
    const purge = async (scope: string) =>
      opened.call("DELETE", `/v1.0/${deleted}`, {
        headers: { Authorization: `Bearer ${await signInPerson(opened.emulator, scope)}` },
      });
    expect((await purge("Group.Read.All")).status).toBe(403);
    expect((await purge("Group.ReadWrite.All")).status).toBe(204);
  });

  it("of some properties have permissions of their own", async () => {
    const { user } = make();
    const path = `users/${user}`;
    const password = { passwordProfile: { password: "xWwvJ]6NMw+bWH-d" } };
    expect((await as("userWriter", "PATCH", path, password)).status).toBe(403);
    expect((await as("passwordWriter", "PATCH", path, password)).status).toBe(204);
    expect((await as("phoneWriter", "PATCH", path, { mobilePhone: "1" })).status).toBe(204);
    expect(
      (await as("phoneWriter", "PATCH", path, { mobilePhone: "1", jobTitle: "x" })).status,
    ).toBe(403);
  });

  it("that enable or disable take two permissions together", async () => {
    const path = `users/${make().user}`;
    for (const accountEnabled of [false, true]) {
      expect((await as("halfEnabler", "PATCH", path, { accountEnabled })).status).toBe(403);
      expect((await as("accountEnabler", "PATCH", path, { accountEnabled })).status).toBe(204);
    }
  });

  it("that revoke sessions have a permission of their own", async () => {
    const path = `users/${make().user}/revokeSignInSessions`;
    expect((await as("userRestorer", "POST", path)).status).toBe(403);
    expect((await as("sessionRevoker", "POST", path)).status).toBe(200);
  });

  it("to an administrator want a directory role", async () => {
    const { directory } = opened.emulator;
    const { user } = make();
    directory.administrators.add(user);
    const path = `users/${user}`;
    expect((await as("userWriter", "PATCH", path, { jobTitle: "x" })).status).toBe(204);
    for (const sensitive of [{ accountEnabled: false }, { mobilePhone: "1" }, { otherMails: [] }])
      expect((await as("userWriter", "PATCH", path, sensitive)).status).toBe(403);
    expect((await as("userWriter", "DELETE", path)).status).toBe(403);
    directory.administrators.add(apps.userWriter.clientId);
    expect((await as("userWriter", "PATCH", path, { mobilePhone: "1" })).status).toBe(204);
    expect((await as("userWriter", "DELETE", path)).status).toBe(204);
  });

  it("to a role-assignable group want RoleManagement.ReadWrite.Directory", async () => {
    const { user } = make();
    const body = {
      displayName: "R",
      mailEnabled: false,
      mailNickname: "r",
      securityEnabled: true,
      isAssignableToRole: true,
    };
    expect((await as("groupWriter", "POST", "groups", body)).status).toBe(403);
    await opened.signIn();
    const { id } = (await opened.call("POST", "/v1.0/groups", { body })).body;
    expect((await as("groupWriter", "PATCH", `groups/${id}`, { description: "x" })).status).toBe(
      403,
    );
    const add = { "@odata.id": reference(user) };
    expect((await as("memberWriter", "POST", `groups/${id}/members/$ref`, add)).status).toBe(403);
    expect((await as("groupWriter", "DELETE", `groups/${id}`)).status).toBe(403);
  });

  it("that bind want the permission to read what they name", async () => {
    const { user } = make();
    const body = { displayName: "C", mailEnabled: false, mailNickname: "c", securityEnabled: true };
    expect((await as("groupCreator", "POST", "groups", body)).status).toBe(201);
    const bound = { ...body, "owners@odata.bind": [reference(user)] };
    expect((await as("groupCreator", "POST", "groups", bound)).status).toBe(403);
  });
});

describe("reads", () => {
  it("show members of a kind that may not be read by type and id", async () => {
    const { user, group } = make();
    opened.emulator.directory.link("members", group, [user]);
    const { body } = await as("groupReader", "GET", `groups/${group}/members`);
    expect(body.value).toEqual([{ "@odata.type": "#microsoft.graph.user", id: user }]);
    const expanded = await as("groupReader", "GET", `groups/${group}?$expand=members`);
    expect(expanded.body.members).toEqual(body.value);
  });

  it("show the basic properties of users to User.ReadBasic.All", async () => {
    const { user } = make();
    const { body } = await as("basicReader", "GET", `users/${user}`);
    expect(body).toMatchObject({ id: user, displayName: "U", jobTitle: null });
    const all = await as("userReader", "GET", `users/${user}`);
    expect(all.body.jobTitle).toBe("Engineer");
  });

  it("of signInActivity want AuditLog.Read.All", async () => {
    const { status, body } = await as("userReader", "GET", "users?$select=id,signInActivity");
    expect([status, body.error.code]).toEqual([403, "Authentication_MSGraphPermissionMissing"]);
    await opened.signIn();
    expect((await opened.call("GET", "/v1.0/users?$select=signInActivity")).status).toBe(200);
  });
});
