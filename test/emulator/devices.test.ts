import { openEmulator } from "./openEmulator";

const USERS = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "users" };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({
    users: 5,
    groups: 3,
    devices: 12,
    apps: [{ ...USERS, roles: ["User.Read.All"] }],
  });
});

afterAll(() => opened.emulator.close());

const devices = () => [...opened.emulator.directory.all("device")];

describe("devices", () => {
  it("are listed, filtered and read by their keys", async () => {
    const { body } = await opened.call("GET", "/v1.0/devices?$top=999");
    expect(body["@odata.context"]).toMatch(/#devices$/);
    expect(body.value).toHaveLength(12);
    expect(body.value[0]).toHaveProperty("manufacturer", null);
    const [first] = devices();
    const one = await opened.call("GET", `/v1.0/devices(deviceId='${first?.deviceId}')`);
    expect(one.body.id).toBe(first?.id);
    const filter = encodeURIComponent(`displayName eq '${first?.displayName}'`);
    const found = await opened.call("GET", `/v1.0/devices?$filter=${filter}`);
    expect(found.body.value.map(({ id }: { id: string }) => id)).toEqual([first?.id]);
  });

  it("belong to users, each to one here", async () => {
    const seen: string[] = [];
    for (const { id } of opened.emulator.directory.all("user")) {
      const { body } = await opened.call("GET", `/v1.0/users/${id}/ownedDevices?$top=999`);
      expect(body["@odata.context"]).toMatch(/#directoryObjects$/);
      for (const device of body.value) {
        expect(device["@odata.type"]).toBe("#microsoft.graph.device");
        seen.push(device.id);
      }
    }
    expect(seen.sort()).toEqual(
      devices()
        .map(({ id }) => id)
        .sort(),
    );
    expect((await opened.call("GET", "/v1.0/users/nobody@x.com/ownedDevices")).status).toBe(404);
  });

  it("are no owned objects, and members of security groups", async () => {
    const [first] = devices();
    for (const { id } of opened.emulator.directory.all("user"))
      for (const object of opened.emulator.directory.owned(id))
        expect(devices()).not.toContainEqual(object);
    const group = [...opened.emulator.directory.all("group")].find((one) => one.securityEnabled);
    const { status } = await opened.call("POST", `/v1.0/groups/${group?.id}/members/$ref`, {
      body: { "@odata.id": `${opened.emulator.url}/v1.0/devices/${first?.id}` },
    });
    expect(status).toBe(204);
    const unified = [...opened.emulator.directory.all("group")].find((one) => !one.securityEnabled);
    const refused = await opened.call("POST", `/v1.0/groups/${unified?.id}/members/$ref`, {
      body: { "@odata.id": `${opened.emulator.url}/v1.0/devices/${first?.id}` },
    });
    expect(refused.body.error.message).toBe("Not a valid reference update.");
  });

  it("are made and deleted", async () => {
    const { status, body } = await opened.call("POST", "/v1.0/devices", {
      body: { displayName: "New", deviceId: "x", operatingSystem: "Linux" },
    });
    expect(status).toBe(201);
    expect((await opened.call("DELETE", `/v1.0/devices/${body.id}`)).status).toBe(204);
    expect((await opened.call("GET", `/v1.0/devices/${body.id}`)).status).toBe(404);
  });

  it("show type and id to whom may read users only", async () => {
    const owner = [...opened.emulator.directory.all("user")].find(
      ({ id }) => opened.emulator.directory.ownedDevices(id).length > 0,
    );
    const token = await opened.token(USERS);
    const headers = { Authorization: `Bearer ${token.body.access_token}` };
    const { body } = await opened.call("GET", `/v1.0/users/${owner?.id}/ownedDevices`, { headers });
    for (const device of body.value) expect(Object.keys(device)).toEqual(["@odata.type", "id"]);
    expect((await opened.call("GET", "/v1.0/devices", { headers })).status).toBe(403);
  });
});
