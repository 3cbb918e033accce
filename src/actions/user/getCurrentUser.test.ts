import { authorized, connection, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

describe("getCurrentUser", () => {
  it("reads the signed-in person as the documentation does", async () => {
    const { request, response } = graphExchange("me.get");
    const calls = playGraph([response]);
    expect(await runAction("getCurrentUser")).toEqual(response.body);
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("sends Select", async () => {
    const calls = playGraph([answerOf("me.get")]);
    await runAction("getCurrentUser", { $select: "id,userType" });
    expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
      "/v1.0/me?$select=id,userType",
    ]);
  });

  it("refuses a connection that signs in as the app itself, before the call", async () => {
    const calls = playGraph([]);
    const ofApp = {
      ...connection,
      key: "msEntraIdClientCredentials",
      fields: { ...connection.fields, tenant: "contoso.onmicrosoft.com" },
    };
    await expect(runAction("getCurrentUser", { connection: ofApp })).rejects.toThrow(
      /^Connection: signs in as the app itself, so there is no current user\. Use .* OAuth 2\.0/,
    );
    expect(calls).toEqual([]);
  });

  it("names no application permission, since there is none", async () => {
    const denied = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    playGraph([{ status: 403, body: denied }]);
    await expect(runAction("getCurrentUser")).rejects.toThrow(
      "The least permission for this is User.Read (delegated only), for sign-in activity also AuditLog.Read.All. Add it",
    );
  });
});
