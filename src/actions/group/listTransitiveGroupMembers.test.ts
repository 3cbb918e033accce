import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const path = `/v1.0/groups/${groupId}/transitiveMembers`;
const advanced = { ...authorized, consistencylevel: "eventual" };

const asked = async (inputs: Record<string, unknown>) => {
  const calls = playGraph([{ body: { value: [] } }]);
  await runAction("listTransitiveGroupMembers", { groupId, ...inputs });
  return calls.map(({ path, headers }) => ({ path: decodeURIComponent(path), headers }));
};

describe("listTransitiveGroupMembers", () => {
  it("asks for one page of every kind", async () => {
    const { request, response } = graphExchange("groups.transitiveMembers.list");
    const calls = playGraph([response]);
    expect(await runAction("listTransitiveGroupMembers", { groupId })).toEqual(
      listed(response.body),
    );
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("returns all of them when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=x`;
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": nextLink } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(
      await runAction("listTransitiveGroupMembers", { groupId, getAllPaginatedResults: true }),
    ).toEqual({ value: [{ id: "1" }, { id: "2" }], cursor: null });
    expect(calls.map(({ path }) => path)).toEqual([
      `${path}?$top=999`,
      `${path}?$top=999&$skiptoken=x`,
    ]);
  });

  // Graph casts transitive lists in advanced queries only.
  it.each([
    ["users", "user"],
    ["groups", "group"],
    ["devices", "device"],
    ["servicePrincipals", "servicePrincipal"],
  ])("makes %s an advanced query", async (memberKind, type) => {
    expect(await asked({ memberKind })).toEqual([
      { path: `${path}/microsoft.graph.${type}?$count=true`, headers: advanced },
    ]);
  });

  it("makes a filter an advanced query", async () => {
    expect(await asked({ $filter: "startswith(displayName,'a')", $top: "5" })).toEqual([
      { path: `${path}?$count=true&$filter=startswith(displayName,'a')&$top=5`, headers: advanced },
    ]);
  });

  it.each([
    ["Group Id", { groupId: "Library" }],
    ["Member Kind", { memberKind: "people" }],
    ["Top", { $top: "1000" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listTransitiveGroupMembers", { groupId, ...inputs })).rejects.toThrow(
      `${label}: `,
    );
    expect(calls).toEqual([]);
  });
});
