import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const PATH = "/v1.0/roleManagement/directory/roleAssignments";
const principalId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const roleDefinitionId = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const unit = "/administrativeUnits/4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const inputs = { principalId, roleDefinitionId };

const assignment = (directoryScopeId: string) => ({
  id: `id-of-${directoryScopeId}`,
  principalId,
  roleDefinitionId,
  directoryScopeId,
});

const conflict = (status: number, code: string, message: string) => ({
  status,
  body: graphFault(code, message),
});

const CONFLICT =
  "A conflicting object with one or more of the specified property values is present in the directory.";

describe("assignDirectoryRole", () => {
  it.each([
    [undefined, "/"],
    ["", "/"],
    ["/", "/"],
    [unit, unit],
    ["/4d7ea995-bc0f-45c0-8c3e-132e93bf95f8", "/4d7ea995-bc0f-45c0-8c3e-132e93bf95f8"],
  ])("assigns the role over %p", async (directoryScopeId, sent) => {
    const calls = playGraph([{ status: 201, body: assignment(sent) }]);
    expect(await runAction("assignDirectoryRole", { ...inputs, directoryScopeId })).toEqual({
      ...assignment(sent),
      alreadyAssigned: false,
    });
    expect(calls).toEqual([
      {
        method: "POST",
        path: PATH,
        headers: authorizedJson,
        body: { principalId, roleDefinitionId, directoryScopeId: sent },
      },
    ]);
  });

  it.each([
    conflict(400, "Request_BadRequest", CONFLICT),
    conflict(409, "Conflict", CONFLICT),
    conflict(409, "Conflict", "No."),
    conflict(400, "ObjectConflict", "No."),
    conflict(400, "RoleAssignmentExists", "The Role assignment already exists."),
  ])("gives the assignment that is there already: %j", async (answer) => {
    const value = [assignment("/"), assignment(unit.toUpperCase())];
    const calls = playGraph([answer, { body: { value } }]);
    expect(await runAction("assignDirectoryRole", { ...inputs, directoryScopeId: unit })).toEqual({
      ...value[1],
      alreadyAssigned: true,
    });
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ method: "GET", headers: authorized });
    expect(new URLSearchParams(calls[1]?.path.split("?")[1]).get("$filter")).toBe(
      `roleDefinitionId eq '${roleDefinitionId}' and principalId eq '${principalId}'`,
    );
  });

  it("tells a conflict with something else as what it is", async () => {
    const calls = playGraph([
      conflict(400, "Request_BadRequest", CONFLICT),
      { body: { value: [assignment(unit)] } },
    ]);
    await expect(runAction("assignDirectoryRole", inputs)).rejects.toThrow(
      /^Assign Directory Role failed: A conflicting object/,
    );
    expect(calls).toHaveLength(2);
  });

  it.each([[null], [{}], ["x"], [{ directoryScopeId: null }]])(
    "tells the conflict when the list of assignments holds %j",
    async (entry) => {
      const refused = conflict(400, "Request_BadRequest", CONFLICT);
      playGraph([refused, { body: { value: [entry] } }]);
      await expect(runAction("assignDirectoryRole", inputs)).rejects.toThrow(
        /^Assign Directory Role failed: A conflicting object/,
      );
    },
  );

  it("takes no other refusal for a conflict", async () => {
    const calls = playGraph([conflict(400, "Request_BadRequest", "The role is not enabled.")]);
    await expect(runAction("assignDirectoryRole", inputs)).rejects.toThrow("is not enabled");
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Principal ID", { principalId: "" }, "is required"],
    ["Principal ID", { principalId: "adele@contoso.com" }, "expects an object id"],
    ["Role Definition ID", { roleDefinitionId: null }, "is required"],
    ["Role Definition ID", { roleDefinitionId: "GlobalReader" }, "expects an object id"],
    [
      "Directory Scope ID",
      { directoryScopeId: "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8" },
      "expects /",
    ],
    ["Directory Scope ID", { directoryScopeId: "/administrativeUnits/Seattle" }, "expects /"],
    ["Directory Scope ID", { directoryScopeId: "//" }, "expects /"],
    ["Directory Scope ID", { directoryScopeId: {} }, "expects text"],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(runAction("assignDirectoryRole", { ...inputs, ...wrong })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });

  it("says that the step may be run again when no answer came", async () => {
    const calls = playGraph([{ status: 502 }]);
    await expect(runAction("assignDirectoryRole", inputs)).rejects.toThrow(
      "Run the step again: what is there already counts as success.",
    );
    expect(calls).toHaveLength(1);
  });

  describe("of a user who was created moments ago", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    skipWaits();

    it("waits for the replicas", async () => {
      const calls = playGraph([
        { status: 201, body: { id: principalId } },
        answerOf("error: not found"),
        { status: 201, body: assignment("/") },
      ]);
      await runAction("createUser", {
        displayName: "New",
        userPrincipalName: "new",
        domain: "contoso.com",
        password: "xWwvJ]6NMw+bWH-d",
      });
      expect(await runAction("assignDirectoryRole", inputs)).toMatchObject({
        alreadyAssigned: false,
      });
      expect(calls).toHaveLength(3);
    });
  });
});
