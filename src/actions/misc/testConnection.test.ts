import { authorized, connection, runAction, wire } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { unsignedToken } from "../../../test/harness/unsignedToken";

const tenantId = "84841066-274d-4ec0-a5c1-276be684bdd3";
const appId = "631a96bc-a705-4eda-9f99-fdaf9f54f6a2";
const answer = answerOf("organization.list (full)");

interface Result {
  permissions: string[] | null;
  user: unknown;
  actions: { key: string; covered: boolean | null; missing: string[] }[];
}

const ofClaims = (claims: Record<string, unknown>) => ({
  ...connection,
  token: { access_token: unsignedToken({ tid: tenantId, appid: appId, ...claims }) },
});

const test = (claims: Record<string, unknown>) =>
  runAction<Result>("testConnection", { connection: ofClaims(claims) });

const coverage = ({ actions }: Result, key: string) => actions.find((action) => action.key === key);

describe("testConnection", () => {
  it("tells the tenant by one request, and nothing more of an opaque token", async () => {
    const calls = playGraph([answer]);
    const { actions, ...result } = await runAction<Result>("testConnection");
    expect(result).toEqual({
      tenantId,
      tenantName: "Contoso",
      actingAs: "user",
      appId: null,
      user: null,
      permissions: null,
    });
    expect(calls).toEqual([
      {
        method: "GET",
        path: `${graphExchange("organization.list (full)").request.path}?$select=id%2CdisplayName`,
        headers: authorized,
      },
    ]);
    expect(actions.map(({ key }) => key).sort()).toEqual(Object.keys(wire.actions).sort());
    for (const { covered, missing } of actions) expect([covered, missing]).toEqual([null, []]);
  });

  it("takes an app's connection for an app whatever its token looks like", async () => {
    playGraph([answer]);
    const ofApp = { ...connection, key: "msEntraIdClientCredentials" };
    expect(await runAction("testConnection", { connection: ofApp })).toMatchObject({
      actingAs: "app",
    });
  });

  it("tells what an app may do", async () => {
    playGraph([answer]);
    const roles = ["User.ReadWrite.All", "Organization.Read.All", "Application.ReadWrite.All"];
    const result = await test({ idtyp: "app", oid: "1", roles });
    expect(result).toMatchObject({
      tenantId,
      actingAs: "app",
      appId,
      user: null,
      permissions: roles.toSorted(),
    });
    expect(coverage(result, "getUser")).toMatchObject({ covered: true, missing: [] });
    expect(coverage(result, "createApplication")).toMatchObject({ covered: true, missing: [] });
    expect(coverage(result, "getGroup")).toMatchObject({
      covered: false,
      missing: ["GroupMember.Read.All"],
    });
    expect(coverage(result, "getCurrentUser")).toMatchObject({ covered: false, missing: [] });
    expect(coverage(result, "rawRequest")).toMatchObject({ covered: null, missing: [] });
    expect(coverage(result, "testConnection")).toMatchObject({ covered: true });
  });

  it("tells who signed in, and what is delegated", async () => {
    playGraph([answer]);
    const result = await test({
      idtyp: "user",
      oid: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      upn: "AdeleV@contoso.com",
      name: "Adele Vance",
      scp: "User.Read Group.Read.All openid",
      wids: ["62e90394-69f5-4237-9190-012177145e10"],
    });
    expect(result).toMatchObject({
      actingAs: "user",
      user: {
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        userPrincipalName: "AdeleV@contoso.com",
        displayName: "Adele Vance",
      },
      permissions: ["Group.Read.All", "User.Read", "openid"],
    });
    expect(coverage(result, "getCurrentUser")).toMatchObject({ covered: true });
    expect(coverage(result, "updateUser")).toMatchObject({
      covered: false,
      missing: ["User.ReadWrite.All"],
    });
    expect(coverage(result, "createSubscription")).toMatchObject({ covered: null, missing: [] });
  });

  it("of an app without any permission misses everything; of a token without kind nothing", async () => {
    playGraph([answer, answer]);
    const bare = await test({ idtyp: "app" });
    expect(bare.permissions).toEqual([]);
    expect(coverage(bare, "getUser")).toMatchObject({ covered: false });
    const untold = await test({});
    expect([untold.permissions, coverage(untold, "getUser")?.covered]).toEqual([null, null]);
  });

  it("keeps the tenant of the token when Graph shows none", async () => {
    playGraph([{ body: { value: [] } }]);
    expect(await test({ idtyp: "app" })).toMatchObject({ tenantId, tenantName: null });
  });

  it("names the permission that it needs itself", async () => {
    playGraph([{ status: 403, body: graphFault("Authorization_RequestDenied", "No.") }]);
    await expect(test({ idtyp: "app", roles: ["Group.Read.All"] })).rejects.toThrow(
      "Test Connection failed: No. (403 Authorization_RequestDenied, request-id 2726a9e1-2909-4277-ba89-144558eb9431) The least permission for this is Organization.Read.All. Add it to the app in the Azure portal, grant admin consent, and connect again. The sign-in itself works; it holds Group.Read.All.",
    );
  });

  it("is an error of the connection when Graph refuses the token", async () => {
    playGraph([{ status: 401, body: graphFault("InvalidAuthenticationToken", "Expired.") }]);
    await expect(runAction("testConnection")).rejects.toMatchObject({ name: "ConnectionError" });
  });
});
