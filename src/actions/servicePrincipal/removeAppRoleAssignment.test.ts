import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const { request, response } = graphExchange("servicePrincipals.appRoleAssignedTo.delete");
const servicePrincipalId = "8e881353-1735-45af-af21-ee1344582a4d";
const appRoleAssignmentId = "41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE";

const run = (inputs = {}) =>
  runAction("removeAppRoleAssignment", { servicePrincipalId, appRoleAssignmentId, ...inputs });
const removed = (alreadyRemoved: boolean) => ({
  success: true,
  servicePrincipalId,
  appRoleAssignmentId,
  alreadyRemoved,
});
const missing = answerOf("error: not found");
const denied = { status: 403, body: graphFault("Authorization_RequestDenied", "No.") };

describe("removeAppRoleAssignment", () => {
  it("removes as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(await run()).toEqual(removed(false));
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });

  // https://github.com/microsoftgraph/microsoft-graph-docs/issues/12385
  it("counts an assignment that is gone as success, by Graph's odd text", async () => {
    const text = "EntitlementGrant being updated or deleted is not found.";
    const calls = playGraph([{ status: 400, body: graphFault("Request_BadRequest", text) }]);
    expect(await run()).toEqual(removed(true));
    expect(calls).toHaveLength(1);
  });

  it("has removed what a repeated request does not find", async () => {
    const text = "EntitlementGrant being updated or deleted is not found.";
    const gone = { status: 400, body: graphFault("Request_BadRequest", text) };
    playGraph([{ status: 504, headers: { "Retry-After": "0.1" } }, gone]);
    expect(await run()).toEqual(removed(false));
  });

  it("counts a 404 as success when the service principal is there", async () => {
    const calls = playGraph([missing, { body: { id: servicePrincipalId } }]);
    expect(await run()).toEqual(removed(true));
    expect(calls[1]?.path).toBe(`/v1.0/servicePrincipals/${servicePrincipalId}?$select=id`);
  });

  it.each([
    ["is not there", missing],
    ["may not be read", denied],
  ])("reports the 404 when the service principal %s", async (_name, answer) => {
    playGraph([missing, answer]);
    await expect(run()).rejects.toThrow(/^Remove App Role Assignment failed: .*\(404/);
  });

  it("waits for no assignment of a service principal that was made moments ago", async () => {
    const made = { status: 201, body: { id: servicePrincipalId } };
    const calls = playGraph([made, missing, { body: { id: servicePrincipalId } }]);
    await runAction("createServicePrincipal", { appId: crypto.randomUUID() });
    expect(await run()).toEqual(removed(true));
    expect(calls).toHaveLength(3);
  });

  it("reports any other refusal", async () => {
    const calls = playGraph([denied]);
    await expect(run()).rejects.toThrow(/^Remove App Role Assignment failed: No\. \(403/);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["App Role Assignment ID", { appRoleAssignmentId: "" }, "is required"],
    ["App Role Assignment ID", { appRoleAssignmentId: "a/b" }, "must be an id"],
    ["App Role Assignment ID", { appRoleAssignmentId: "{}" }, "expects the id of an assignment"],
    ["App Role Assignment ID", { appRoleAssignmentId: "é" }, "expects the id of an assignment"],
    ["App Role Assignment ID", { appRoleAssignmentId: {} }, "expects text"],
    ["Service Principal ID", { servicePrincipalId: "Payroll" }, "expects an object id"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
