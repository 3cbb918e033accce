import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const params = (path = "") =>
  Object.fromEntries(new URL(`https://graph.microsoft.com${path}`).searchParams);

describe("listServicePrincipals", () => {
  it("asks for one page", async () => {
    const { body } = answerOf("servicePrincipals.list");
    const calls = playGraph([{ body }]);
    expect(await runAction("listServicePrincipals")).toEqual(listed(body));
    expect(calls).toEqual([
      { method: "GET", path: "/v1.0/servicePrincipals", headers: authorized },
    ]);
  });

  it("sends what the documentation sends for an advanced query", async () => {
    const { request, response } = graphExchange("servicePrincipals.list advanced");
    const calls = playGraph([response]);
    const inputs = {
      $filter: "startswith(displayName, 'a')",
      $count: "true",
      $top: "1",
      $orderby: "displayName",
    };
    expect(await runAction("listServicePrincipals", inputs)).toEqual(listed(response.body));
    expect(params(calls[0]?.path)).toEqual(params(request.path));
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
  });

  it.each([
    ["displayName eq 'a'", undefined],
    ["servicePrincipalType eq 'Application'", undefined],
    ["tags/any(t:t eq 'x')", undefined],
    ["appRoleAssignmentRequired eq true", "eventual"],
    ["appOwnerOrganizationId eq 84bd8158-6d4d-4958-8b9f-9d6445542f95", "eventual"],
    ["homepage eq 'https://x'", "eventual"],
  ])("%s is an advanced query where Graph wants one", async ($filter, level) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listServicePrincipals", { $filter });
    expect(calls[0]?.headers.consistencylevel).toBe(level);
  });

  it("collects every page", async () => {
    const link = "https://graph.microsoft.com/v1.0/servicePrincipals?$top=999&$skiptoken=x";
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": link } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await runAction("listServicePrincipals", { getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/servicePrincipals?$top=999",
      "/v1.0/servicePrincipals?$top=999&$skiptoken=x",
    ]);
  });
});
