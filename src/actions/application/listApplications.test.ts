import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const params = (path = "") =>
  Object.fromEntries(new URL(`https://graph.microsoft.com${path}`).searchParams);

describe("listApplications", () => {
  it("asks for one page", async () => {
    const calls = playGraph([answerOf("applications.list")]);
    expect(await runAction("listApplications")).toEqual(listed(answerOf("applications.list").body));
    expect(calls).toEqual([{ method: "GET", path: "/v1.0/applications", headers: authorized }]);
  });

  it.each([
    [
      "applications.list startsWith advanced",
      {
        $filter: "startswith(displayName, 'a')",
        $count: "true",
        $top: "1",
        $orderby: "displayName",
      },
    ],
    ["applications.list $search", { $search: '"displayName:Web"' }],
  ])("sends what the documentation sends: %s", async (name, inputs) => {
    const { request, response } = graphExchange(name);
    const calls = playGraph([response]);
    expect(await runAction("listApplications", inputs)).toEqual(listed(response.body));
    expect(params(calls[0]?.path)).toEqual(params(request.path));
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
  });

  it("sorts by an advanced query, which applications always need", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listApplications", { $orderby: "displayName" });
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
    expect(params(calls[0]?.path).$count).toBe("true");
  });

  it("collects every page", async () => {
    const link = "https://graph.microsoft.com/v1.0/applications?$top=999&$skiptoken=x";
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": link } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await runAction("listApplications", { getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls).toHaveLength(2);
  });
});
