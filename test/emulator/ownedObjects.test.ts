import { openEmulator } from "./openEmulator";

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });
const groupReader = app("Group.Read.All");
const userReader = app("User.Read.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;
let userId: string;
let owned: { group: string; application: string; servicePrincipal: string };

beforeAll(async () => {
  opened = await openEmulator({
    users: 2,
    groups: 0,
    applications: 0,
    apps: [groupReader, userReader],
  });
  const { directory } = opened.emulator;
  userId = [...directory.all("user")][0]?.id ?? "";
  const make = (kind: "group" | "application" | "servicePrincipal") =>
    directory.create(kind, { displayName: kind, appId: crypto.randomUUID() }).id;
  owned = {
    group: make("group"),
    application: make("application"),
    servicePrincipal: make("servicePrincipal"),
  };
  for (const id of Object.values(owned)) directory.link("owners", id, [userId]);
});

beforeEach(() => opened.signIn());

afterAll(() => opened.emulator.close());

const list = (more = "") => opened.call("GET", `/v1.0/users/${userId}/ownedObjects${more}`);

describe("ownedObjects", () => {
  it("are groups, applications and service principals, with their types", async () => {
    const { status, body } = await list();
    const types = body.value.map((one: Record<string, string>) => one["@odata.type"]).sort();
    expect([status, types]).toEqual([
      200,
      [
        "#microsoft.graph.application",
        "#microsoft.graph.group",
        "#microsoft.graph.servicePrincipal",
      ],
    ]);
  });

  it("come of one kind behind a cast", async () => {
    const { body } = await opened.call(
      "GET",
      `/v1.0/users/${userId}/ownedObjects/microsoft.graph.group?$count=true`,
      { headers: { ConsistencyLevel: "eventual" } },
    );
    expect(body.value.map(({ id }: { id: string }) => id)).toEqual([owned.group]);
  });

  it("want to read users, and show those of other kinds with type and id only", async () => {
    await opened.signIn(groupReader);
    expect((await list()).status).toBe(403);
    await opened.signIn(userReader);
    const { status, body } = await list();
    expect([status, Object.keys(body.value[0])]).toEqual([200, ["@odata.type", "id"]]);
  });

  it("of nobody are 404", async () => {
    const path = "/v1.0/users/00000000-0000-4000-8000-000000000000/ownedObjects";
    expect((await opened.call("GET", path)).status).toBe(404);
  });
});

it("a service principal's owner comes and goes", async () => {
  const path = `/v1.0/servicePrincipals/${owned.servicePrincipal}/owners`;
  const remove = () => opened.call("DELETE", `${path}/${userId}/$ref`);
  expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
  const body = { "@odata.id": `${opened.emulator.url}/v1.0/directoryObjects/${userId}` };
  expect((await opened.call("POST", `${path}/$ref`, { body })).status).toBe(204);
  await opened.signIn(userReader);
  expect((await remove()).status).toBe(403);
});
