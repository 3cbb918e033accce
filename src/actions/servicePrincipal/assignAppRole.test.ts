import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { hoursApart } from "../../../test/harness/hoursApart";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const { request, response } = graphExchange("servicePrincipals.appRoleAssignedTo.create");
const { principalId, resourceId, appRoleId } = request.body as Record<string, string>;
const path = `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`;
const NONE = "00000000-0000-0000-0000-000000000000";

const refused = (message: string) => ({
  status: 400,
  body: graphFault("Request_BadRequest", message),
});
const there = refused("Permission being assigned already exists on the object");
const wrong = refused("Not a valid reference update.");
const unknownRole = refused("Permission being assigned was not found on application");

const run = (inputs = {}) =>
  runAction("assignAppRole", { servicePrincipalId: resourceId, principalId, appRoleId, ...inputs });

describe("assignAppRole", () => {
  freezeDate(new Date("2026-11-25T10:00:00Z"));
  skipWaits();
  hoursApart();

  it("assigns as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(await run()).toEqual({ ...(response.body as object), alreadyAssigned: false });
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it.each(["", undefined, null])("takes the default role for %p", async (empty) => {
    const calls = playGraph([response]);
    await run({ appRoleId: empty });
    expect(calls[0]?.body).toEqual({ principalId, resourceId, appRoleId: NONE });
  });

  it("gives the assignment that is there, whichever page it is on", async () => {
    const [otherRole, otherPrincipal, existing] = [
      { id: "1", principalId, appRoleId: NONE },
      { id: "3", principalId: resourceId, appRoleId },
      { id: "2", principalId: principalId?.toUpperCase(), appRoleId },
    ];
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=x`;
    const calls = playGraph([
      there,
      { body: { value: [otherRole, otherPrincipal], "@odata.nextLink": nextLink } },
      { body: { value: [existing], "@odata.nextLink": `${nextLink}y` } },
    ]);
    expect(await run()).toEqual({ ...existing, alreadyAssigned: true });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${path}`,
      `GET ${path}?$top=999`,
      `GET ${path}?$top=999&$skiptoken=x`,
    ]);
  });

  it("believes Graph when its list does not show the assignment yet", async () => {
    playGraph([there, { body: { value: [] } }]);
    expect(await run()).toEqual({
      id: null,
      principalId,
      resourceId,
      appRoleId,
      alreadyAssigned: true,
    });
  });

  it("reports a failure of the look", async () => {
    playGraph([there, answerOf("error: not found")]);
    await expect(run()).rejects.toThrow(/^Assign App Role failed: .*404/);
  });

  it.each([
    ["ids that do not fit", wrong, "Check Principal ID: "],
    ["an unknown role", unknownRole, "Choose an App Role ID among the appRoles"],
    ["a missing service principal", answerOf("error: not found"), "Check the id"],
  ])("reports %s at once", async (_name, answer, advice) => {
    const calls = playGraph([answer, response]);
    await expect(run()).rejects.toThrow(advice);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["the service principal", { status: 404 }],
    ["its role", unknownRole],
    ["the reference", wrong],
  ])("waits for %s of an app that was made moments ago", async (_name, answer) => {
    const made = { status: 201, body: { id: resourceId, appId: crypto.randomUUID() } };
    const calls = playGraph([made, answer, answer, response]);
    await runAction("createServicePrincipal", { appId: made.body.appId });
    expect(await run()).toMatchObject({ alreadyAssigned: false });
    expect(calls).toHaveLength(4);
  });

  it("waits for a principal that was made moments ago", async () => {
    const made = { status: 201, body: { id: principalId } };
    const calls = playGraph([made, wrong, response]);
    await runAction("createGroup", { displayName: "G", mailNickname: "g", mailEnabled: "false" });
    expect(await run()).toMatchObject({ alreadyAssigned: false });
    expect(calls).toHaveLength(3);
  });

  it("is not repeated without an answer, and says that it may be", async () => {
    const calls = playGraph([{ status: 504 }, response]);
    await expect(run()).rejects.toThrow(
      "Run the step again: what is there already counts as success.",
    );
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Service Principal ID", { servicePrincipalId: "" }, "is required"],
    ["Principal ID", { principalId: "adele@contoso.com" }, "expects an object id"],
    ["Principal ID", { principalId: "" }, "is required"],
    ["App Role ID", { appRoleId: "Payroll.Approve" }, "expects the id of an app role"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
