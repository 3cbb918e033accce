import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const PATH = "/v1.0/roleManagement/directory/roleAssignments";
const principalId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const roleDefinitionId = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const one = { id: "a-1", principalId, roleDefinitionId, directoryScopeId: "/" };

const queryOf = (path = "") => Object.fromEntries(new URLSearchParams(path.split("?")[1]));

describe("listDirectoryRoleAssignments", () => {
  it("lists all assignments, with nothing more than what was asked for", async () => {
    const body = { "@odata.context": "x", value: [one] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listDirectoryRoleAssignments")).toEqual({ ...body, cursor: null });
    expect(calls).toEqual([{ method: "GET", path: PATH, headers: authorized }]);
  });

  it.each([
    [{ principalId }, `principalId eq '${principalId}'`],
    [{ principalId: principalId.toUpperCase() }, `principalId eq '${principalId}'`],
    [{ roleDefinitionId }, `roleDefinitionId eq '${roleDefinitionId}'`],
    [
      { principalId, roleDefinitionId },
      `roleDefinitionId eq '${roleDefinitionId}' and principalId eq '${principalId}'`,
    ],
    [{ $filter: "directoryScopeId eq '/'" }, "directoryScopeId eq '/'"],
    [
      { principalId, $filter: "directoryScopeId eq '/' or directoryScopeId eq '/x'" },
      `principalId eq '${principalId}' and (directoryScopeId eq '/' or directoryScopeId eq '/x')`,
    ],
  ])("filters by %j", async (inputs, $filter) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDirectoryRoleAssignments", inputs);
    expect(calls.map(({ path }) => queryOf(path))).toEqual([{ $filter }]);
  });

  it("sends Expand, Select and Top", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    const inputs = { $expand: "principal", $select: "id,principalId", $top: "5" };
    await runAction("listDirectoryRoleAssignments", inputs);
    expect(queryOf(calls[0]?.path)).toEqual(inputs);
  });

  it("reads every page, as far as wanted", async () => {
    const nextLink = `https://graph.microsoft.com${PATH}?$skiptoken=abc`;
    const calls = playGraph([
      { body: { value: [one, one], "@odata.nextLink": nextLink } },
      { body: { value: [one, one] } },
    ]);
    const all = await runAction("listDirectoryRoleAssignments", {
      getAllPaginatedResults: true,
      maxResults: 3,
    });
    expect(all).toEqual({ value: [one, one, one], truncated: true, cursor: null });
    expect(calls.map(({ path }) => path)).toEqual([`${PATH}?$top=3`, `${PATH}?$skiptoken=abc`]);
  });

  it.each([
    ["Principal ID", { principalId: "adele@contoso.com" }],
    ["Role Definition ID", { roleDefinitionId: "User Administrator" }],
    ["Top", { $top: "0" }],
    ["Max Results", { maxResults: "x" }],
  ])("refuses a wrong %s without a request", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listDirectoryRoleAssignments", inputs)).rejects.toThrow(`${label}: `);
    expect(calls).toEqual([]);
  });
});
