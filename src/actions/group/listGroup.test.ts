import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("listGroup", () => {
  it("asks for one page", async () => {
    const calls = playGraph([answerOf("groups.list")]);
    expect(await runAction("listGroup")).toEqual(listed(answerOf("groups.list").body));
    expect(calls).toEqual([{ method: "GET", path: "/v1.0/groups", headers: authorized }]);
  });

  it.each([
    [
      "groups.list filter+count",
      { $filter: "hasMembersWithLicenseErrors eq true", $count: true, $select: "id,displayName" },
    ],
    [
      "groups.list startsWith+top=1 advanced",
      { $filter: "startswith(displayName, 'a')", $count: true, $top: 1, $orderby: "displayName" },
    ],
    ["groups.list $search", { $search: '"displayName:Video"' }],
    [
      "groups.list $search OR + orderby",
      { $search: '"displayName:Video" OR "description:prod"', $orderby: "displayName" },
    ],
  ])("sends what the documentation sends: %s", async (name, inputs) => {
    const { request, response } = graphExchange(name);
    const calls = playGraph([response]);
    expect(await runAction("listGroup", inputs)).toEqual(listed(response.body));
    const params = (path = "") =>
      Object.fromEntries(new URL(`https://graph.microsoft.com${path}`).searchParams);
    expect(params(calls[0]?.path)).toEqual(params(request.path));
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
  });

  it("collects every page", async () => {
    const link = "https://graph.microsoft.com/v1.0/groups?$top=999&$skiptoken=x";
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": link } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await runAction("listGroup", { getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/groups?$top=999",
      "/v1.0/groups?$top=999&$skiptoken=x",
    ]);
  });

  it("refuses a wrong page size without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("listGroup", { $top: "-1" })).rejects.toThrow(/^Top: /);
    expect(calls).toEqual([]);
  });
});
