import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const path = "/v1.0/directory/deletedItems";

describe("listDeletedItems", () => {
  it("reads as the documentation does", async () => {
    const { request, response } = graphExchange("directory.deletedItems.list groups");
    const calls = playGraph([response]);
    expect(await runAction("listDeletedItems", { itemKind: "groups" })).toEqual(
      listed(response.body),
    );
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it.each([
    ["users", "user"],
    ["groups", "group"],
    ["applications", "application"],
    ["servicePrincipals", "servicePrincipal"],
    ["administrativeUnits", "administrativeUnit"],
  ])("casts to the type of %s", async (itemKind, type) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDeletedItems", { itemKind });
    expect(calls[0]?.path).toBe(`${path}/microsoft.graph.${type}`);
  });

  it("sorts by the time of deletion in an advanced query, as the documentation does", async () => {
    const { response } = graphExchange(
      "directory.deletedItems.list advanced orderby deletedDateTime",
    );
    const calls = playGraph([response]);
    const page = await runAction("listDeletedItems", {
      itemKind: "groups",
      $orderby: "deletedDateTime asc",
      $select: "id,displayName,deletedDateTime",
    });
    expect(page).toEqual(listed(response.body));
    expect(calls[0]?.headers).toEqual({ ...authorized, consistencylevel: "eventual" });
    expect(calls[0]?.path).toContain("$count=true");
  });

  it.each([
    ["users", "department eq 'Sales'", undefined],
    ["users", "deletedDateTime ge 2026-11-01T00:00:00Z", "eventual"],
    ["groups", "securityEnabled eq true", undefined],
    ["servicePrincipals", "displayName eq 'x'", undefined],
    ["administrativeUnits", "displayName eq 'x'", undefined],
  ])("filters %s by %s with consistency %p", async (itemKind, $filter, consistency) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDeletedItems", { itemKind, $filter });
    expect(calls[0]?.headers.consistencylevel).toBe(consistency);
  });

  it("returns all pages when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}/microsoft.graph.user?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { "@odata.nextLink": nextLink, value: [{ id: "1" }] } },
      { body: { value: [{ id: "2" }] } },
    ]);
    const all = await runAction("listDeletedItems", {
      itemKind: "users",
      getAllPaginatedResults: true,
    });
    expect(all).toEqual({ value: [{ id: "1" }, { id: "2" }], cursor: null });
    expect(calls).toHaveLength(2);
  });

  it.each([
    ["", "Kind: choose one of users, groups"],
    ["devices", 'Kind: "devices" is not one of users, groups'],
    ["users,groups", "Kind: choose one of"],
  ])("refuses the kind %p without a request", async (itemKind, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listDeletedItems", { itemKind })).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it("refuses a cursor of another kind", async () => {
    const nextLink = `https://graph.microsoft.com${path}/microsoft.graph.user?$skiptoken=abc`;
    const calls = playGraph([{ body: { "@odata.nextLink": nextLink, value: [] } }]);
    const { cursor } = await runAction<{ cursor: string }>("listDeletedItems", {
      itemKind: "users",
    });
    await expect(runAction("listDeletedItems", { itemKind: "groups", cursor })).rejects.toThrow(
      "Cursor: comes from a list of something else",
    );
    expect(calls).toHaveLength(1);
  });
});
