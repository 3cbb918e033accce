import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const path = `/v1.0/groups/${groupId}/members`;

describe("searchGroupMembers", () => {
  it.each([
    ["all", "", '"displayName:A \\"B"'],
    [
      "users",
      "/microsoft.graph.user",
      '"displayName:A \\"B" OR "mail:A \\"B" OR "userPrincipalName:A \\"B"',
    ],
    ["groups", "/microsoft.graph.group", '"displayName:A \\"B" OR "description:A \\"B"'],
    ["devices", "/microsoft.graph.device", '"displayName:A \\"B"'],
    ["servicePrincipals", "/microsoft.graph.servicePrincipal", '"displayName:A \\"B"'],
  ])("looks among %s", async (memberKind, cast, clauses) => {
    const value = [{ "@odata.type": "#microsoft.graph.user", id: "1" }];
    const calls = playGraph([{ body: { "@odata.count": 1, value } }]);
    expect(
      await runAction("searchGroupMembers", {
        groupId,
        searchText: 'A "B',
        memberKind,
        $select: "id",
      }),
    ).toEqual({ value, truncated: false });
    expect(calls.map(({ path, ...call }) => ({ path: decodeURIComponent(path), ...call }))).toEqual(
      [
        {
          method: "GET",
          path: `${path}${cast}?$search=${clauses}&$select=id&$top=100&$count=true`,
          headers: { ...authorized, consistencylevel: "eventual" },
        },
      ],
    );
  });

  it("says when there is more than was wanted", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$skiptoken=x`;
    playGraph([{ body: { value: [{ id: "1" }], "@odata.nextLink": nextLink } }]);
    expect(
      await runAction("searchGroupMembers", { groupId, searchText: "a", maxResults: "1" }),
    ).toEqual({
      value: [{ id: "1" }],
      truncated: true,
    });
  });

  it.each([
    ["Group Id", { groupId: "Library" }],
    ["Search Text", { searchText: " & " }],
    ["Member Kind", { memberKind: "people" }],
    ["Max Results", { maxResults: "1000" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(
      runAction("searchGroupMembers", { groupId, searchText: "a", ...inputs }),
    ).rejects.toThrow(`${label}: `);
    expect(calls).toEqual([]);
  });
});
