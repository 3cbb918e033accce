import { openEmulator } from "./openEmulator";

const PATH = "/v1.0/roleManagement/directory/roleAssignments";
const USER_ADMINISTRATOR = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const DIRECTORY_READERS = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
const DISABLED = "c2cf284d-6c41-4e6b-afac-4b80928c9034";
const GONE = "00000000-0000-4000-8000-000000000000";
const READER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "reader" };

let opened: Awaited<ReturnType<typeof openEmulator>>;
let [adele, alex] = ["", ""];

beforeEach(async () => {
  opened = await openEmulator({
    users: 3,
    groups: 1,
    applications: 1,
    apps: [{ ...READER, roles: ["RoleManagement.Read.Directory"] }],
  });
  [adele = "", alex = ""] = [...opened.emulator.directory.all("user")].map(({ id }) => id);
});

afterEach(() => opened.emulator.close());

const wish = (changes: Record<string, unknown> = {}) => ({
  principalId: adele,
  roleDefinitionId: USER_ADMINISTRATOR,
  directoryScopeId: "/",
  ...changes,
});

const assign = (changes: Record<string, unknown> = {}) =>
  opened.call("POST", PATH, { body: wish(changes) });

const list = async (query = "") => (await opened.call("GET", `${PATH}${query}`)).body.value;

describe("role assignments", () => {
  it("are made, read, and removed once", async () => {
    const { status, body } = await assign();
    expect(status).toBe(201);
    const { "@odata.context": context, id, ...rest } = body;
    expect(context).toMatch(/#roleManagement\/directory\/roleAssignments\/\$entity$/);
    expect(id).toMatch(/^[\w-]{43}-1$/);
    expect(rest).toEqual(wish());
    expect((await opened.call("GET", `${PATH}/${id}`)).body).toMatchObject({ id });
    expect((await opened.call("DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect((await opened.call("DELETE", `${PATH}/${id}`)).status).toBe(404);
    expect(await list()).toEqual([]);
  });

  it("are refused twice in Graph's words, but not over another scope or of another role", async () => {
    const group = [...opened.emulator.directory.all("group")][0]?.id;
    await assign();
    const { status, body } = await assign();
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      "Request_BadRequest",
      "A conflicting object with one or more of the specified property values is present in the directory.",
    ]);
    for (const other of [
      { directoryScopeId: `/${group}` },
      { roleDefinitionId: DIRECTORY_READERS },
      { principalId: alex },
    ])
      expect((await assign(other)).status).toBe(201);
  });

  it.each<[string, () => Record<string, unknown>, number]>([
    ["nobody", () => ({ principalId: GONE }), 404],
    ["no role", () => ({ roleDefinitionId: GONE }), 404],
    ["a disabled role", () => ({ roleDefinitionId: DISABLED }), 400],
    ["no object as the scope", () => ({ directoryScopeId: `/${GONE}` }), 404],
    ["an odd scope", () => ({ directoryScopeId: "everything" }), 400],
    ["no scope", () => ({ directoryScopeId: undefined }), 400],
    ["more than there is", () => ({ reason: "x" }), 400],
    [
      "an ordinary group",
      () => ({ principalId: [...opened.emulator.directory.all("group")][0]?.id }),
      400,
    ],
    [
      "an application",
      () => ({ principalId: [...opened.emulator.directory.all("application")][0]?.id }),
      400,
    ],
  ])("are refused for %s", async (_what, changes, status) => {
    expect((await assign(changes())).status).toBe(status);
    expect(await list()).toEqual([]);
  });

  it("go to a group that was made for it", async () => {
    const { id } = opened.emulator.directory.create("group", { isAssignableToRole: true });
    expect((await assign({ principalId: id })).status).toBe(201);
  });

  it("are found by who, which and where, and by nothing else", async () => {
    await assign();
    await assign({ principalId: alex, roleDefinitionId: DIRECTORY_READERS });
    const filter = (text: string) => list(`?$filter=${encodeURIComponent(text)}`);
    expect(await filter(`principalId eq '${adele}'`)).toHaveLength(1);
    expect(await filter(`roleDefinitionId eq '${DIRECTORY_READERS}'`)).toHaveLength(1);
    expect(
      await filter(`principalId eq '${adele}' and roleDefinitionId eq '${DIRECTORY_READERS}'`),
    ).toEqual([]);
    expect(
      await filter(`principalId in ('${adele}','${alex}') and directoryScopeId eq '/'`),
    ).toHaveLength(2);
    for (const refused of [
      "id eq 'x'",
      "principalId ne 'x'",
      "startswith(principalId,'x')",
      "foo eq 'x'",
    ]) {
      const { status } = await opened.call("GET", `${PATH}?$filter=${encodeURIComponent(refused)}`);
      expect([refused, status]).toEqual([refused, 400]);
    }
  });

  it("show who and which where that is asked for", async () => {
    await assign();
    expect((await list("?$expand=principal"))[0].principal).toMatchObject({
      "@odata.type": "#microsoft.graph.user",
      id: adele,
    });
    expect((await list("?$expand=roleDefinition"))[0].roleDefinition.displayName).toBe(
      "User Administrator",
    );
  });

  it.each(["owner", "principal,roleDefinition", "0"])(
    "refuse to expand %s, though there are none",
    async (name) => {
      expect((await opened.call("GET", `${PATH}?$expand=${name}`)).status).toBe(400);
    },
  );

  it("come in pages", async () => {
    await assign();
    await assign({ principalId: alex });
    const { body } = await opened.call("GET", `${PATH}?$top=1`);
    expect(body.value).toHaveLength(1);
    const next = await opened.call("GET", body["@odata.nextLink"]);
    expect(next.body.value).toHaveLength(1);
    expect(next.body).not.toHaveProperty("@odata.nextLink");
    expect((await opened.call("GET", `${PATH}?$skiptoken=x`)).body.error.code).toBe(
      "Directory_ExpiredPageToken",
    );
    expect((await opened.call("GET", `${PATH}?$top=1000`)).status).toBe(400);
  });

  it("make an administrator, as long as there is one of them", async () => {
    const { administrators } = opened.emulator.directory;
    const [first, second] = [await assign(), await assign({ roleDefinitionId: DIRECTORY_READERS })];
    expect(administrators.has(adele)).toBe(true);
    await opened.call("DELETE", `${PATH}/${first.body.id}`);
    expect(administrators.has(adele)).toBe(true);
    await opened.call("DELETE", `${PATH}/${second.body.id}`);
    expect(administrators.has(adele)).toBe(false);
  });

  it("go with their holder", async () => {
    await assign();
    const user = opened.emulator.directory.find("user", adele);
    if (user !== undefined) opened.emulator.directory.remove("user", user);
    expect(await list()).toHaveLength(1);
    opened.emulator.directory.purge(adele);
    expect(await list()).toEqual([]);
  });

  it("are written by whom may write them only", async () => {
    await opened.signIn(READER);
    expect((await opened.call("GET", PATH)).status).toBe(200);
    expect((await assign()).status).toBe(403);
    expect((await opened.call("DELETE", `${PATH}/x`)).status).toBe(403);
  });
});

describe("role definitions", () => {
  it("are built in or made by the tenant, and some cannot be assigned", async () => {
    const path = "/v1.0/roleManagement/directory/roleDefinitions";
    const { body } = await opened.call("GET", `${path}?$select=id,displayName,isBuiltIn,isEnabled`);
    expect(body.value).toContainEqual({
      id: USER_ADMINISTRATOR,
      displayName: "User Administrator",
      isBuiltIn: true,
      isEnabled: true,
    });
    expect(body.value.find(({ id }: { id: string }) => id === DISABLED)).toMatchObject({
      isBuiltIn: false,
      isEnabled: false,
    });
    expect((await opened.call("GET", `${path}/${USER_ADMINISTRATOR}`)).body.displayName).toBe(
      "User Administrator",
    );
    expect((await opened.call("GET", `${path}/${GONE}`)).status).toBe(404);
  });
});
