import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

const READER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "reader" };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({
    users: 1,
    apps: [{ ...READER, roles: ["User.Read", "Group.Read.All"] }],
  });
});

afterAll(() => opened.emulator.close());

describe("the organization", () => {
  it("is a list of one: the tenant", async () => {
    const { status, body } = await opened.call("GET", "/v1.0/organization");
    expect(status).toBe(200);
    expect(body.value).toEqual([
      expect.objectContaining({ id: opened.emulator.tenantId, displayName: "Contoso" }),
    ]);
    expect(body.value[0].verifiedDomains[0].name).toBe(opened.emulator.domain);
  });

  it("shows what is selected, in any case of its name", async () => {
    const { body } = await opened.call("GET", "/v1.0/organization?$select=DisplayName,tenanttype");
    expect(body.value).toEqual([{ displayName: "Contoso", tenantType: "AAD" }]);
    expect(body["@odata.context"]).toMatch(/#organization\(displayName,tenantType\)$/);
  });

  it.each([
    ["$select=foo", "BadRequest"],
    ["$filter=displayName eq 'Contoso'", "Request_BadRequest"],
    ["$top=1", "Request_BadRequest"],
  ])("refuses %s", async (query, code) => {
    const { status, body } = await opened.call("GET", `/v1.0/organization?${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it("is not shown to an app without a permission for it: User.Read is a person's", async () => {
    const token = await opened.token(READER);
    const { status } = await opened.call("GET", "/v1.0/organization", {
      headers: { Authorization: `Bearer ${token.body.access_token}` },
    });
    expect(status).toBe(403);
  });

  it("shows a person with User.Read the name and the domains", async () => {
    const Authorization = `Bearer ${await signInPerson(opened.emulator, "User.Read")}`;
    const headers = { Authorization };
    const { status, body } = await opened.call("GET", "/v1.0/organization", { headers });
    expect(status).toBe(200);
    const [{ id, displayName, verifiedDomains, ...rest }] = body.value;
    expect([id, displayName]).toEqual([opened.emulator.tenantId, "Contoso"]);
    expect(verifiedDomains).toHaveLength(1);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });
});
