import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const { request, response } = graphExchange("servicePrincipals.appRoleAssignedTo.list");
const servicePrincipalId = "8e881353-1735-45af-af21-ee1344582a4d";

const run = (inputs = {}) => runAction("listAppRoleAssignments", { servicePrincipalId, ...inputs });

describe("listAppRoleAssignments", () => {
  it("lists as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(await run()).toEqual(listed(response.body));
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("collects every page", async () => {
    const nextLink = `https://graph.microsoft.com${request.path}?$top=999&$skiptoken=x`;
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": nextLink } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await run({ getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls[0]?.path).toBe(`${request.path}?$top=999`);
  });

  it("filters by an id as the documentation of the other side does", async () => {
    const calls = playGraph([response]);
    await run({ $filter: `resourceId eq ${servicePrincipalId}` });
    expect(calls[0]?.headers).toEqual(authorized);
    expect(decodeURIComponent(calls[0]?.path ?? "")).toBe(
      `${request.path}?$filter=resourceId eq ${servicePrincipalId}`,
    );
  });

  it("refuses a name without a request", async () => {
    const calls = playGraph([]);
    await expect(run({ servicePrincipalId: "Payroll" })).rejects.toThrow(
      "Service Principal ID: expects an object id",
    );
    expect(calls).toEqual([]);
  });
});
