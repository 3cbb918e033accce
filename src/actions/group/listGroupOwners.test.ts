import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const path = `/v1.0/groups/${groupId}/owners`;
const user = { "@odata.type": "#microsoft.graph.user", id: "1", displayName: "Adele" };
const app = { "@odata.type": "#microsoft.graph.servicePrincipal", id: "2", displayName: "App" };

describe("listGroupOwners", () => {
  it("returns one page as Graph gave it", async () => {
    const body = { "@odata.context": "x", value: [user, app] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listGroupOwners", { groupId, $top: "5" })).toEqual({
      ...body,
      cursor: null,
    });
    expect(calls).toEqual([{ method: "GET", path: `${path}?$top=5`, headers: authorized }]);
  });

  it("returns all owners when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { "@odata.context": "x", "@odata.nextLink": nextLink, value: [user] } },
      { body: { value: [app] } },
    ]);
    const all = await runAction("listGroupOwners", { groupId, getAllPaginatedResults: true });
    expect(all).toMatchObject({ value: [user, app], cursor: null });
    expect(calls.map(({ path }) => path)).toEqual([
      `${path}?$top=999`,
      `${path}?$top=999&$skiptoken=abc`,
    ]);
  });

  it("asks for an advanced query where owners are filtered", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listGroupOwners", { groupId, $filter: "displayName eq 'Adele'" });
    expect(calls[0]?.headers).toEqual({ ...authorized, consistencylevel: "eventual" });
    expect(calls[0]?.path).toMatch(/[?&]\$count=true(&|$)/);
  });

  it.each([
    ["Group Id", { groupId: "Library" }, "expects an object id, such as"],
    ["Top", { $top: "1000" }, ""],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listGroupOwners", { groupId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
