import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const advanced = { ...authorized, consistencylevel: "eventual" };

const asked = async (inputs: Record<string, unknown>) => {
  const calls = playGraph([{ body: { value: [] } }]);
  await runAction("listUserMemberships", { userId, ...inputs });
  return calls.map(({ path, headers }) => ({ path: decodeURIComponent(path), headers }));
};

describe("listUserMemberships", () => {
  it.each([
    ["users.memberOf.list", {}],
    ["users.transitiveMemberOf.list", { transitive: "true" }],
  ])("%s", async (name, inputs) => {
    const { request, response } = graphExchange(name);
    const calls = playGraph([response]);
    expect(await runAction("listUserMemberships", { userId, ...inputs })).toEqual(
      listed(response.body),
    );
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("asks for groups of a name as the documentation does", async () => {
    const { request } = graphExchange("users.memberOf cast group $search");
    const [call] = await asked({
      memberKind: "groups",
      $search: '"displayName:tier"',
      $orderby: "displayName",
      $select: "displayName,id",
    });
    const wanted = new URL(request.path, "https://graph.microsoft.com");
    const sent = new URL(call?.path ?? "", "https://graph.microsoft.com");
    expect(sent.pathname).toBe(wanted.pathname);
    expect(Object.fromEntries(sent.searchParams)).toEqual(Object.fromEntries(wanted.searchParams));
    expect(call?.headers).toEqual(advanced);
  });

  // Graph casts memberOf in advanced queries only.
  it.each([
    ["groups", {}, "memberOf/microsoft.graph.group"],
    ["directoryRoles", {}, "memberOf/microsoft.graph.directoryRole"],
    ["administrativeUnits", {}, "memberOf/microsoft.graph.administrativeUnit"],
    ["groups", { transitive: true }, "transitiveMemberOf/microsoft.graph.group"],
  ])("makes %s %j an advanced query", async (memberKind, inputs, path) => {
    expect(await asked({ memberKind, ...inputs })).toEqual([
      { path: `/v1.0/users/${userId}/${path}?$count=true`, headers: advanced },
    ]);
  });

  it("asks for none where Advanced Query says so", async () => {
    expect(await asked({ memberKind: "groups", advancedQuery: "never" })).toEqual([
      { path: `/v1.0/users/${userId}/memberOf/microsoft.graph.group`, headers: authorized },
    ]);
  });

  it("keeps the advanced query on every page", async () => {
    const path = `/v1.0/users/${userId}/memberOf/microsoft.graph.group`;
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$count=true&$skiptoken=x`;
    const calls = playGraph([
      { body: { "@odata.count": 2, value: [{ id: "1" }], "@odata.nextLink": nextLink } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(
      await runAction("listUserMemberships", {
        userId,
        memberKind: "groups",
        getAllPaginatedResults: "true",
      }),
    ).toEqual({ "@odata.count": 2, value: [{ id: "1" }, { id: "2" }], cursor: null });
    expect(calls.map(({ headers }) => headers)).toEqual([advanced, advanced]);
  });

  it("refuses the cursor of another kind", async () => {
    const nextLink = "https://graph.microsoft.com/v1.0/x?$skiptoken=x";
    const calls = playGraph([{ body: { value: [], "@odata.nextLink": nextLink } }]);
    const { cursor } = await runAction<{ cursor: string }>("listUserMemberships", { userId });
    await expect(
      runAction("listUserMemberships", { userId, memberKind: "groups", cursor }),
    ).rejects.toThrow("Cursor: comes from a list of something else");
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["User Id", { userId: "" }],
    ["Kind", { memberKind: "teams" }],
    ["Include Nested", { transitive: "maybe" }],
    ["Top", { $top: "0" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listUserMemberships", { userId, ...inputs })).rejects.toThrow(
      `${label}: `,
    );
    expect(calls).toEqual([]);
  });
});
