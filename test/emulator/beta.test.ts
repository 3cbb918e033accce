import { openEmulator } from "./openEmulator";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

const get = (path: string) => opened.call("GET", path);

describe("/beta", () => {
  it("has the objects of v1.0, with links that stay in beta", async () => {
    const { url } = opened.emulator;
    const { status, body } = await get("/beta/users?$top=2&$select=id");
    expect([status, body["@odata.context"]]).toEqual([200, `${url}/beta/$metadata#users(id)`]);
    expect(body["@odata.nextLink"]).toMatch(`${url}/beta/users?`);
    const [first, next] = [
      await get("/v1.0/users?$top=4&$select=id"),
      await get(body["@odata.nextLink"]),
    ];
    expect([...body.value, ...next.body.value]).toEqual(first.body.value);
    expect(first.body["@odata.nextLink"]).toMatch(`${url}/v1.0/users?`);
    const one = await get(`/BETA/Users('${body.value[0].id}')`);
    expect(one.body["@odata.context"]).toBe(`${url}/beta/$metadata#users/$entity`);
    const delta = (await get("/beta/groups/delta?$deltatoken=latest")).body;
    expect(delta["@odata.deltaLink"]).toMatch(`${url}/beta/groups/delta?`);
    const domains = (await get("/beta/domains")).body;
    expect(domains["@odata.context"]).toBe(`${url}/beta/$metadata#domains`);
  });

  it("writes what v1.0 reads, asks for the same permissions, and refuses what no version here has", async () => {
    const group = {
      displayName: "B",
      mailEnabled: false,
      mailNickname: "b",
      securityEnabled: true,
    };
    const { status, body } = await opened.call("POST", "/beta/groups", { body: group });
    expect(status).toBe(201);
    expect((await get(`/v1.0/groups/${body.id}`)).body.displayName).toBe("B");
    const refused = [
      await get("/beta/teams"),
      await get("/beta"),
      await get("/beta/users?$select=deviceKeys"),
      await get("/betas/users"),
    ];
    expect(refused.map((one) => one.status)).toEqual([400, 400, 400, 400]);
    const response = await fetch(`${opened.emulator.url}/beta/users`);
    expect(response.status).toBe(401);
  });

  it("carries the requests of its batches out in beta", async () => {
    const requests = [{ id: "1", method: "GET", url: "/users?$top=1&$select=id" }];
    const since = opened.emulator.exchanges.length;
    const { body } = await opened.call("POST", "/beta/$batch", { body: { requests } });
    const { url } = opened.emulator;
    expect(body.responses[0].body["@odata.nextLink"]).toMatch(`${url}/beta/users?`);
    const sent = opened.emulator.exchanges.slice(since).map((one) => one.url);
    expect(sent).toEqual(["/beta/users?$top=1&$select=id", "/beta/$batch"]);
  });

  it("lists service principals among the members of a group, which v1.0 does not", async () => {
    const { directory } = opened.emulator;
    const group = directory.create("group", { displayName: "G", securityEnabled: true }).id;
    const principal = [...directory.all("servicePrincipal")][0]?.id ?? "";
    directory.link("members", group, [principal]);
    const idsOf = async (version: string) =>
      (await get(`/${version}/groups/${group}/members`)).body.value.map(
        ({ id }: { id: string }) => id,
      );
    expect([await idsOf("v1.0"), await idsOf("beta")]).toEqual([[], [principal]]);
  });
});
