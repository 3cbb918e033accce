import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

describe("listGroupMembers", () => {
  it("asks for one page", async () => {
    const { request, response } = graphExchange("groups.members.list");
    const calls = playGraph([response]);
    expect(await runAction("listGroupMembers", { groupId })).toEqual(response.body);
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("makes a filter an advanced query", async () => {
    const { request, response } = graphExchange("groups.members advanced startsWith");
    const calls = playGraph([response]);
    await runAction("listGroupMembers", { groupId, $filter: "startswith(displayName, 'a')" });
    const params = (path = "") =>
      Object.fromEntries(new URL(`https://graph.microsoft.com${path}`).searchParams);
    expect(params(calls[0]?.path)).toEqual(params(request.path));
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
  });

  it("collects every page", async () => {
    const link = `https://graph.microsoft.com/v1.0/groups/${groupId}/members?$top=999&$skiptoken=x`;
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": link } },
      { body: { value: [] } },
    ]);
    expect(await runAction("listGroupMembers", { groupId, getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }],
    });
    expect(calls.map(({ path }) => path)).toEqual([
      `/v1.0/groups/${groupId}/members?$top=999`,
      `/v1.0/groups/${groupId}/members?$top=999&$skiptoken=x`,
    ]);
  });

  it("reports a group that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("listGroupMembers", { groupId })).rejects.toThrow(
      /^List Group Members failed: .*404/,
    );
  });

  it("refuses an id with a slash without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("listGroupMembers", { groupId: "a/b" })).rejects.toThrow(/^Group Id: /);
    expect(calls).toEqual([]);
  });
});
