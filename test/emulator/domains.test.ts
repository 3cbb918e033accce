import { openEmulator } from "./openEmulator";

const OTHER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "other" };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ users: 1, apps: [{ ...OTHER, roles: ["User.Read.All"] }] });
});

afterAll(() => opened.emulator.close());

describe("domains", () => {
  it("come in one page, the default one verified, with every property of the metadata", async () => {
    const { status, body } = await opened.call("GET", "/v1.0/domains");
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["@odata.context", "value"]);
    expect(
      body.value.map(({ id, isDefault, isVerified }: Record<string, unknown>) => [
        id,
        isDefault,
        isVerified,
      ]),
    ).toEqual([
      [opened.emulator.domain, true, true],
      ["unverified.example", false, false],
    ]);
    for (const one of body.value) expect(Object.keys(one)).toHaveLength(14);
  });

  it("are read by their names", async () => {
    const { domain } = opened.emulator;
    for (const path of [`/v1.0/domains/${domain}`, `/v1.0/Domains('${domain}')`])
      expect((await opened.call("GET", path)).body).toMatchObject({ id: domain });
    expect((await opened.call("GET", "/v1.0/domains/nowhere.example")).status).toBe(404);
  });

  it.each(["$filter=isDefault eq true", "$top=1", '$search="id:x"'])("refuse %s", async (query) => {
    expect((await opened.call("GET", `/v1.0/domains?${query}`)).status).toBe(400);
  });

  it("want their own permission", async () => {
    const token = await opened.token(OTHER);
    const headers = { Authorization: `Bearer ${token.body.access_token}` };
    expect((await opened.call("GET", "/v1.0/domains", { headers })).status).toBe(403);
  });
});
