import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const search = '$search="displayName:Video" OR "description:Video"';
const unified = "groupTypes/any(c:c eq 'Unified')";

describe("searchGroups", () => {
  it("looks in names and descriptions", async () => {
    const { response } = graphExchange("groups.list $search");
    const calls = playGraph([response]);
    expect(await runAction("searchGroups", { searchText: "Video" })).toEqual({
      value: (response.body as { value: unknown[] }).value,
      truncated: false,
    });
    expect(calls.map(({ path, ...call }) => ({ path: decodeURIComponent(path), ...call }))).toEqual(
      [
        {
          method: "GET",
          path: `/v1.0/groups?${search}&$top=100&$count=true`,
          headers: { ...authorized, consistencylevel: "eventual" },
        },
      ],
    );
  });

  it.each([
    ["microsoft365", unified],
    ["Security", `securityEnabled eq true and not(${unified})`],
    ["dynamic", "groupTypes/any(c:c eq 'DynamicMembership')"],
  ])("keeps groups that are %s", async (groupKind, filter) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("searchGroups", {
      searchText: "Video",
      groupKind,
      $select: "id",
      maxResults: "5",
    });
    expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
      `/v1.0/groups?${search}&$filter=${filter}&$select=id&$top=5&$count=true`,
    ]);
  });

  it("says when there is more than was wanted", async () => {
    playGraph([{ body: { value: [{ id: "1" }, { id: "2" }] } }]);
    expect(await runAction("searchGroups", { searchText: "a", maxResults: 1 })).toEqual({
      value: [{ id: "1" }],
      truncated: true,
    });
  });

  it.each([
    ["Search Text", { searchText: " " }, "is required"],
    ["Kind", { groupKind: "teams" }, '"teams" is not one of'],
    ["Max Results", { maxResults: "all" }, "must be a whole number from 1 to 999"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("searchGroups", { searchText: "a", ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
