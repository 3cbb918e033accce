import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

const member = (kind: string, id: string, properties: Record<string, unknown>) => ({
  "@odata.type": `#microsoft.graph.${kind}`,
  id,
  ...properties,
});

describe("listGroupMembers", () => {
  it("asks for one page", async () => {
    const { request, response } = graphExchange("groups.members.list");
    const calls = playGraph([response]);
    expect(await runAction("listGroupMembers", { groupId })).toEqual(listed(response.body));
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
      { body: { id: groupId, members: [] } },
    ]);
    expect(await runAction("listGroupMembers", { groupId, getAllPaginatedResults: true })).toEqual({
      value: [{ id: "1" }],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      `/v1.0/groups/${groupId}/members?$top=999`,
      `/v1.0/groups/${groupId}/members?$top=999&$skiptoken=x`,
      `/v1.0/groups/${groupId}?$select=id&$expand=members`,
    ]);
  });

  it("reads the service principals that Graph leaves out, each once", async () => {
    const app = member("servicePrincipal", "app", { displayName: "Payroll" });
    const other = member("servicePrincipal", "other", { displayName: "Other" });
    const adele = member("user", "adele", { displayName: "Adele" });
    const calls = playGraph([
      { body: { value: [adele, other] } },
      { body: { id: groupId, members: [app, adele, other] } },
    ]);
    expect(
      await runAction("listGroupMembers", {
        groupId,
        getAllPaginatedResults: true,
        $select: "id,displayName",
      }),
    ).toEqual({ value: [adele, other, app], cursor: null });
    expect(decodeURIComponent(calls[1]?.path ?? "")).toBe(
      `/v1.0/groups/${groupId}?$select=id&$expand=members($select=id,displayName)`,
    );
  });

  it("says that service principals may be missing where Graph shows no more members", async () => {
    const expanded = Array.from({ length: 20 }, (_, index) =>
      member("user", `${index}`, { displayName: "X" }),
    );
    playGraph([{ body: { value: [] } }, { body: { id: groupId, members: expanded } }]);
    expect(
      await runAction("listGroupMembers", { groupId, getAllPaginatedResults: true }),
    ).toMatchObject({ incomplete: expect.stringMatching(/^Service principals may be missing/) });
  });

  it("keeps the members when the service principals cannot be read, and says so", async () => {
    playGraph([{ body: { value: [] } }, answerOf("error: not found")]);
    expect(await runAction("listGroupMembers", { groupId, getAllPaginatedResults: true })).toEqual({
      value: [],
      incomplete: expect.stringMatching(/^Service principals could not be read: .*404/),
      cursor: null,
    });
  });

  it.each([
    ["a filter", { $filter: "startsWith(displayName,'a')" }],
    ["a search", { $search: '"displayName:a"' }],
    ["another kind", { memberKind: "users" }],
  ])("reads no service principals for %s", async (_what, inputs) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listGroupMembers", { groupId, getAllPaginatedResults: true, ...inputs });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["users", "microsoft.graph.user"],
    ["groups", "microsoft.graph.group"],
    ["devices", "microsoft.graph.device"],
  ])("reads %s only", async (memberKind, cast) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listGroupMembers", { groupId, memberKind });
    expect(calls.map(({ path }) => path)).toEqual([`/v1.0/groups/${groupId}/members/${cast}`]);
  });

  it("reads service principals only, in both places", async () => {
    const app = member("servicePrincipal", "app", { displayName: "Payroll" });
    const calls = playGraph([
      { body: { value: [] } },
      { body: { members: [app, member("user", "adele", {})] } },
    ]);
    expect(
      await runAction("listGroupMembers", { groupId, memberKind: "servicePrincipals" }),
    ).toEqual({ value: [app], cursor: null });
    expect(calls[0]?.path).toBe(`/v1.0/groups/${groupId}/members/microsoft.graph.servicePrincipal`);
  });

  it("asks for an advanced query where a kind is filtered", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listGroupMembers", {
      groupId,
      memberKind: "users",
      $filter: "accountEnabled eq true",
    });
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
  });

  it("names the permission for members that came with type and id only", async () => {
    const value = [
      member("user", "1", { displayName: null, mail: null }),
      member("user", "2", {}),
      member("device", "3", { displayName: null }),
      member("orgContact", "4", {}),
      member("group", "5", { displayName: "G" }),
    ];
    playGraph([{ body: { value } }]);
    expect(await runAction("listGroupMembers", { groupId })).toEqual({
      value,
      incomplete:
        "4 of 5 members came with type and id only: the app needs User.Read.All to read a user, Device.Read.All to read a device, OrgContact.Read.All to read an organizational contact.",
      cursor: null,
    });
  });

  it("names the permission behind a cast too", async () => {
    playGraph([{ body: { value: [{ id: "1", displayName: null }] } }]);
    expect(await runAction("listGroupMembers", { groupId, memberKind: "devices" })).toMatchObject({
      incomplete: expect.stringContaining("Device.Read.All"),
    });
  });

  it("expands what it is told to", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listGroupMembers", { groupId, $expand: "manager" });
    expect(calls.map(({ path }) => path)).toEqual([
      `/v1.0/groups/${groupId}/members?$expand=manager`,
    ]);
  });

  it("calls nothing withheld where the name was not asked for", async () => {
    const body = { value: [member("user", "1", { mail: null })] };
    playGraph([{ body }]);
    expect(await runAction("listGroupMembers", { groupId, $select: "id,mail" })).toEqual(
      listed(body),
    );
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
