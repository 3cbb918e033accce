import { openEmulator } from "./openEmulator";

const PATH = "/v1.0/directory/administrativeUnits";
const GONE = "00000000-0000-4000-8000-000000000000";
const READER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "reader" };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({
    users: 5,
    groups: 1,
    applications: 1,
    devices: 1,
    apps: [{ ...READER, roles: ["AdministrativeUnit.Read.All"] }],
  });
});

afterEach(() => opened.emulator.close());

const unit = async (body: Record<string, unknown> = {}): Promise<string> =>
  (await opened.call("POST", PATH, { body: { displayName: "Seattle", ...body } })).body.id;

const first = (kind: "user" | "group" | "application" | "device"): string =>
  [...opened.emulator.directory.all(kind)][0]?.id ?? "";

const add = (unitId: string, memberId: string) =>
  opened.call("POST", `${PATH}/${unitId}/members/$ref`, {
    body: { "@odata.id": `${opened.emulator.url}/v1.0/directoryObjects/${memberId}` },
  });

const ids = async (path: string): Promise<string[]> => {
  const headers = { ConsistencyLevel: "eventual" };
  const { body } = await opened.call("GET", `${path}?$count=true`, { headers });
  return body.value.map(({ id }: { id: string }) => id);
};

describe("administrative units", () => {
  it("are made, read, changed and deleted", async () => {
    const created = await opened.call("POST", PATH, { body: { displayName: "Seattle" } });
    expect([created.status, created.body.displayName]).toEqual([201, "Seattle"]);
    const path = `${PATH}/${created.body.id}`;
    expect((await opened.call("PATCH", path, { body: { description: "x" } })).status).toBe(204);
    expect((await opened.call("GET", path)).body.description).toBe("x");
    expect((await opened.call("DELETE", path)).status).toBe(204);
    expect((await opened.call("GET", path)).status).toBe(404);
    expect((await opened.call("POST", PATH, { body: {} })).status).toBe(400);
  });

  it("hold users, groups and devices, and show their kinds", async () => {
    const id = await unit();
    for (const kind of ["user", "group", "device"] as const)
      expect((await add(id, first(kind))).status).toBe(204);
    const { body } = await opened.call("GET", `${PATH}/${id}/members`);
    expect(body.value.map((one: Record<string, string>) => one["@odata.type"])).toEqual([
      "#microsoft.graph.user",
      "#microsoft.graph.group",
      "#microsoft.graph.device",
    ]);
    expect(await ids(`${PATH}/${id}/members/microsoft.graph.device`)).toEqual([first("device")]);
    expect(
      await ids(`/v1.0/users/${first("user")}/memberOf/microsoft.graph.administrativeUnit`),
    ).toContain(id);
  });

  it("refuse what they cannot hold, and what is there already", async () => {
    const id = await unit();
    await add(id, first("user"));
    const twice = await add(id, first("user"));
    expect([twice.status, twice.body.error.message]).toEqual([
      400,
      "One or more added object references already exist for the following modified properties: 'members'.",
    ]);
    expect((await add(id, first("application"))).status).toBe(400);
    expect((await add(id, GONE)).status).toBe(404);
    expect((await add(GONE, first("user"))).status).toBe(404);
    const dynamic = await unit({ membershipType: "Dynamic", membershipRule: "x" });
    expect((await add(dynamic, first("user"))).status).toBe(400);
  });

  it("let members go, and only members", async () => {
    const id = await unit();
    await add(id, first("user"));
    const path = `${PATH}/${id}/members/${first("user")}/$ref`;
    expect((await opened.call("DELETE", path)).status).toBe(204);
    expect((await opened.call("DELETE", path)).status).toBe(404);
    expect(opened.emulator.directory.find("user", first("user"))).toBeDefined();
  });

  it("can be restored, and never purged", async () => {
    const id = await unit();
    await opened.call("DELETE", `${PATH}/${id}`);
    expect(await ids("/v1.0/directory/deletedItems/microsoft.graph.administrativeUnit")).toEqual([
      id,
    ]);
    expect((await opened.call("DELETE", `/v1.0/directory/deletedItems/${id}`)).status).toBe(403);
    expect((await opened.call("POST", `/v1.0/directory/deletedItems/${id}/restore`)).status).toBe(
      200,
    );
    expect((await opened.call("GET", `${PATH}/${id}`)).status).toBe(200);
  });

  it("want permissions of their own; of members that the app may not read there is type and id", async () => {
    const id = await unit();
    await add(id, first("user"));
    await opened.signIn(READER);
    const { body } = await opened.call("GET", `${PATH}/${id}/members`);
    expect(body.value).toEqual([{ "@odata.type": "#microsoft.graph.user", id: first("user") }]);
    expect((await add(id, first("group"))).status).toBe(403);
    expect(
      (await opened.call("DELETE", `${PATH}/${id}/members/${first("user")}/$ref`)).status,
    ).toBe(403);
    expect((await opened.call("GET", "/v1.0/devices")).status).toBe(403);
  });
});
