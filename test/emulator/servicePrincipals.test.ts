import { FOREIGN_APP } from "../../emulator/servicePrincipals";
import { openEmulator } from "./openEmulator";

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });
const reader = app("Application.Read.All");
const owner = app("Application.ReadWrite.OwnedBy");
const assigner = app("AppRoleAssignment.ReadWrite.All");
const userReader = app("User.Read.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ apps: [reader, owner, assigner, userReader], groups: 1 });
});

beforeEach(() => opened.signIn());

afterAll(() => opened.emulator.close());

const get = (path: string) => opened.call("GET", `/v1.0/${path}`);
const post = (path: string, body: unknown) => opened.call("POST", `/v1.0/${path}`, { body });

const newApp = async (body: object = {}): Promise<{ id: string; appId: string }> =>
  (await post("applications", { displayName: "App", ...body })).body;

const codeOf = ({ status, body }: { status: number; body: { error: { code: string } } }) => [
  status,
  body.error.code,
];

describe("a service principal", () => {
  it("is there for every application of the beginning, for Microsoft Graph and for who may sign in", async () => {
    const { value } = (await get("servicePrincipals")).body;
    const applications = (await get("applications")).body.value;
    const appIds = value.map(({ appId }: { appId: string }) => appId);
    expect(appIds).toEqual([
      "00000003-0000-0000-c000-000000000000",
      ...applications.map(({ appId }: { appId: string }) => appId),
      ...[opened.emulator.clientId, opened.emulator.publicClientId],
      ...[reader, owner, assigner, userReader].map(({ clientId }) => clientId),
    ]);
  });

  it("is not made with an application, but of it, once", async () => {
    const role = { id: crypto.randomUUID(), isEnabled: true, allowedMemberTypes: ["User"] };
    const { appId } = await newApp({ displayName: "Payroll", appRoles: [role] });
    expect((await get(`servicePrincipals(appId='${appId}')`)).status).toBe(404);
    const created = await post("servicePrincipals", { appId, tags: ["HideApp"] });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      appId,
      displayName: "Payroll",
      appOwnerOrganizationId: opened.emulator.tenantId,
      appRoles: [{ id: role.id }],
      servicePrincipalNames: [appId],
      servicePrincipalType: "Application",
      tags: ["HideApp"],
    });
    const { body } = await get(`servicePrincipals(appId='${appId}')`);
    expect(body.id).toBe(created.body.id);
    expect(codeOf(await post("servicePrincipals", { appId: appId.toUpperCase() }))).toEqual([
      409,
      "Request_MultipleObjectsWithSameKeyValue",
    ]);
  });

  it("shows the roles that its application has now", async () => {
    const { id, appId } = await newApp();
    const created = (await post("servicePrincipals", { appId })).body;
    expect(created.appRoles).toEqual([]);
    const role = { id: crypto.randomUUID(), isEnabled: true, value: "R" };
    await opened.call("PATCH", `/v1.0/applications/${id}`, { body: { appRoles: [role] } });
    expect((await get(`servicePrincipals/${created.id}`)).body.appRoles).toEqual([role]);
  });

  it("is refused for an app that does not exist, or is not replicated", async () => {
    const { replication } = opened.emulator.directory;
    const unknown = await post("servicePrincipals", { appId: crypto.randomUUID() });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      400,
      expect.stringContaining("does not reference a valid application object."),
    ]);
    replication.lagMs = 60_000;
    try {
      const { appId } = await newApp();
      expect((await post("servicePrincipals", { appId })).status).toBe(400);
      opened.emulator.clock.advance(60_000);
      expect((await post("servicePrincipals", { appId })).status).toBe(201);
      expect((await get(`servicePrincipals(appId='${appId}')`)).status).toBe(404);
      expect((await post("servicePrincipals", { appId })).status).toBe(409);
    } finally {
      replication.lagMs = 0;
    }
  });

  it("of another tenant's app wants more than the permission for own apps", async () => {
    await opened.signIn(owner);
    const { appId } = await newApp();
    const refused = await post("servicePrincipals", { appId: FOREIGN_APP.appId });
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining("must in the local tenant"),
    ]);
    expect((await post("servicePrincipals", { appId: crypto.randomUUID() })).status).toBe(403);
    expect((await post("servicePrincipals", { appId })).status).toBe(201);
    await opened.signIn();
    const { status, body } = await post("servicePrincipals", { appId: FOREIGN_APP.appId });
    expect([status, body.appOwnerOrganizationId]).toEqual([201, FOREIGN_APP.tenantId]);
  });

  it.each([
    ["", {}],
    ["a number", { appId: 5 }],
    ["a role of its own", { appId: crypto.randomUUID(), appRoles: [] }],
    ["an unknown property", { appId: crypto.randomUUID(), nonsense: 1 }],
  ])("is refused with %s", async (_name, body) => {
    expect((await post("servicePrincipals", body)).status).toBe(400);
  });

  it("is changed, deleted and restored", async () => {
    const { appId } = await newApp();
    const { id } = (await post("servicePrincipals", { appId })).body;
    const path = `/v1.0/servicePrincipals/${id}`;
    const patch = (body: object) => opened.call("PATCH", path, { body });
    expect((await patch({ accountEnabled: false })).status).toBe(204);
    expect((await patch({ appId: crypto.randomUUID() })).status).toBe(400);
    expect((await get(`servicePrincipals/${id}`)).body.accountEnabled).toBe(false);
    expect((await opened.call("DELETE", path)).status).toBe(204);
    const deleted = (await get("directory/deletedItems/microsoft.graph.servicePrincipal")).body;
    expect(deleted.value).toMatchObject([{ id }]);
    await post(`directory/deletedItems/${id}/restore`, {});
    expect((await get(`servicePrincipals/${id}`)).status).toBe(200);
  });

  it("is counted, followed by delta, and owned by people and apps", async () => {
    expect((await get("servicePrincipals/delta")).status).toBe(200);
    const { status, body } = await opened.call("GET", "/v1.0/servicePrincipals/$count", {
      headers: { ConsistencyLevel: "eventual" },
    });
    expect([status, Number(body)]).toEqual([
      200,
      [...opened.emulator.directory.all("servicePrincipal")].length,
    ]);
    const { directory } = opened.emulator;
    const [one, other] = directory.all("servicePrincipal");
    const [user] = directory.all("user");
    directory.link("owners", one?.id ?? "", [user?.id ?? "", other?.id ?? ""]);
    const owners = await get(`servicePrincipals/${one?.id}/owners`);
    expect(owners.body.value).toMatchObject([
      { "@odata.type": "#microsoft.graph.user" },
      { "@odata.type": "#microsoft.graph.servicePrincipal" },
    ]);
  });

  it("is a member of a group that v1.0 shows in an expansion only", async () => {
    const { directory, url } = opened.emulator;
    const [servicePrincipal] = directory.all("servicePrincipal");
    const id = String(servicePrincipal?.id);
    const add = async (group: Record<string, unknown>): Promise<[string, number]> => {
      const to = directory.create("group", group).id;
      const reference = { "@odata.id": `${url}/v1.0/servicePrincipals/${id}` };
      return [to, (await post(`groups/${to}/members/$ref`, reference)).status];
    };
    const [group, status] = await add({ securityEnabled: true });
    expect(status).toBe(204);
    expect((await get(`groups/${group}/members`)).body.value).toEqual([]);
    expect((await get(`groups/${group}?$expand=members`)).body.members).toMatchObject([{ id }]);
    expect((await add({ groupTypes: ["Unified"], mailEnabled: true }))[1]).toBe(400);
  });

  it("asks for its permissions", async () => {
    const { appId } = await newApp();
    await opened.signIn(userReader);
    expect((await get("servicePrincipals")).status).toBe(403);
    expect((await post("servicePrincipals", { appId })).status).toBe(403);
    await opened.signIn(reader);
    expect((await get("servicePrincipals")).status).toBe(200);
    expect((await post("servicePrincipals", { appId })).status).toBe(403);
  });
});

describe("app roles", () => {
  const NONE = "00000000-0000-0000-0000-000000000000";
  const forUsers = { id: crypto.randomUUID(), isEnabled: true, allowedMemberTypes: ["User"] };
  const forApps = { ...forUsers, id: crypto.randomUUID(), allowedMemberTypes: ["Application"] };
  const off = { ...forUsers, id: crypto.randomUUID(), isEnabled: false };

  const make = (appRoles: object[] = [forUsers, forApps, off]): string =>
    opened.emulator.directory.create("servicePrincipal", { displayName: "App", appRoles }).id;
  const person = (): string => opened.emulator.directory.create("user", { displayName: "P" }).id;

  const assign = (resourceId: string, principalId: string, appRoleId: string, at = resourceId) =>
    post(`servicePrincipals/${at}/appRoleAssignedTo`, { principalId, resourceId, appRoleId });

  const UNKNOWN = "Permission being assigned was not found on application";
  const WRONG = "Not a valid reference update.";

  it("are assigned once", async () => {
    const [resource, principal] = [make(), person()];
    const { status, body } = await assign(resource, principal, forUsers.id.toUpperCase());
    expect([status, body.principalType]).toEqual([201, "User"]);
    const again = await assign(resource, principal, forUsers.id);
    expect([again.status, again.body.error.message]).toEqual([
      400,
      "Permission being assigned already exists on the object",
    ]);
  });

  it("go by who they are for, and the default one by whether there is another", async () => {
    const [resource, bare, user] = [make(), make([forApps]), person()];
    const answers = async (...wishes: Parameters<typeof assign>[]) =>
      Promise.all(
        wishes.map(async (wish) => {
          const { status, body } = await assign(...wish);
          return status === 201 ? "assigned" : body.error.message;
        }),
      );
    expect(
      await answers(
        [resource, bare, forApps.id],
        [resource, user, forApps.id],
        [resource, user, off.id],
        [resource, user, NONE],
        [resource, user, crypto.randomUUID()],
        [bare, user, NONE],
      ),
    ).toEqual(["assigned", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, "assigned"]);
  });

  it("are refused for ids that do not fit", async () => {
    const [resource, user] = [make(), person()];
    const { id: application } = await newApp();
    const refused = async (...wish: Parameters<typeof assign>) => {
      const { status, body } = await assign(...wish);
      return [status, body.error.message];
    };
    expect(await refused(resource, crypto.randomUUID(), forUsers.id)).toEqual([400, WRONG]);
    expect(await refused(resource, application, forUsers.id)).toEqual([400, WRONG]);
    expect(await refused(make(), user, forUsers.id, resource)).toEqual([400, WRONG]);
    expect((await assign(user, resource, forUsers.id)).status).toBe(404);
    expect(await refused(resource, "x", forUsers.id)).toEqual([
      400,
      "Invalid value specified for property 'principalId' of resource 'AppRoleAssignment'.",
    ]);
    for (const body of [null, [], 5, "x", {}])
      expect((await post(`servicePrincipals/${resource}/appRoleAssignedTo`, body)).status).toBe(
        400,
      );
  });

  it("are seen from both sides, by way of a group too, and removed from either", async () => {
    const { directory } = opened.emulator;
    const [resource, other, user] = [make(), make(), person()];
    const group = directory.create("group", { displayName: "G" }).id;
    directory.link("members", group, [user]);
    const own = (await assign(resource, user, forUsers.id)).body.id;
    const ofGroup = (await assign(other, group, forUsers.id)).body.id;
    const ids = async (path: string): Promise<string[]> =>
      (await get(path)).body.value.map(({ id }: { id: string }) => id);
    expect(await ids(`users/${user}/appRoleAssignments`)).toEqual([own, ofGroup]);
    expect(await ids(`users/${user}/appRoleAssignments?$filter=resourceId eq ${other}`)).toEqual([
      ofGroup,
    ]);
    expect(await ids(`groups/${group}/appRoleAssignments`)).toEqual([ofGroup]);
    expect(await ids(`servicePrincipals/${resource}/appRoleAssignedTo`)).toEqual([own]);
    const remove = (path: string) => opened.call("DELETE", `/v1.0/${path}`);
    const gone = await remove(`users/${user}/appRoleAssignments/${ofGroup}`);
    expect([gone.status, gone.body.error.message]).toEqual([
      400,
      "EntitlementGrant being updated or deleted is not found.",
    ]);
    expect((await remove(`users/${user}/appRoleAssignments/${own}`)).status).toBe(204);
    expect((await remove(`servicePrincipals/${other}/appRoleAssignedTo/${ofGroup}`)).status).toBe(
      204,
    );
    expect((await remove(`servicePrincipals/${user}/appRoleAssignedTo/${own}`)).status).toBe(404);
    expect(directory.appRoleAssignments.all()).not.toContainEqual(
      expect.objectContaining({ principalId: user }),
    );
  });

  it("of who is deleted are gone", async () => {
    const { directory } = opened.emulator;
    const [resource, user] = [make(), person()];
    await assign(resource, user, forUsers.id);
    directory.remove("user", directory.find("user", user) ?? { id: user });
    expect((await get(`servicePrincipals/${resource}/appRoleAssignedTo`)).body.value).toEqual([]);
  });

  it("ask for their permissions, two of them to assign", async () => {
    const [resource, user] = [make(), person()];
    const path = `servicePrincipals/${resource}/appRoleAssignedTo`;
    await opened.signIn(assigner);
    expect((await assign(resource, user, forUsers.id)).status).toBe(403);
    expect((await get(path)).status).toBe(403);
    await opened.signIn(reader);
    expect((await assign(resource, user, forUsers.id)).status).toBe(403);
    expect((await get(path)).status).toBe(200);
    expect((await get(`users/${user}/appRoleAssignments`)).status).toBe(403);
    expect((await opened.call("DELETE", `/v1.0/${path}/x`)).status).toBe(403);
  });
});
