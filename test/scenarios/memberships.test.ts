import { openStage, type Stage } from "../harness/stage";

let stage: Stage;
const ids = { user: "", guest: "", inner: "", outer: "" };

beforeAll(async () => {
  stage = await openStage({ users: 40, groups: 4 });
  const { directory } = stage.emulator;
  ids.user = directory.create("user", {
    displayName: "Zara Q. Member",
    mail: "zara@contoso.onmicrosoft.com",
    userPrincipalName: "zara@contoso.onmicrosoft.com",
  }).id;
  ids.guest = directory.create("user", { displayName: "Zara Guest", userType: "Guest" }).id;
  ids.inner = directory.create("group", { displayName: "Zara's team", description: "inner" }).id;
  ids.outer = directory.create("group", { displayName: "Everyone" }).id;
  directory.link("members", ids.inner, [ids.user]);
  directory.link("members", ids.outer, [ids.inner, ids.guest]);
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

interface Found {
  value: { id: string; "@odata.type"?: string }[];
  truncated?: boolean;
  cursor?: string | null;
}

const run = (key: string, inputs: Record<string, unknown> = {}): Promise<Found> =>
  stage.runner.runAction<Found>(key, { connection: stage.connection, ...inputs });

const idsOf = ({ value }: Found): string[] => value.map(({ id }) => id).sort();
const sorted = (...of: (keyof typeof ids)[]): string[] => of.map((name) => ids[name]).sort();
const requests = () => stage.requests().map(decodeURIComponent);

describe("memberships of a user", () => {
  it("are direct ones, or all, of every kind or of one", async () => {
    const userId = "zara@contoso.onmicrosoft.com";
    expect(idsOf(await run("listUserMemberships", { userId }))).toEqual(sorted("inner"));
    const all = await run("listUserMemberships", { userId, transitive: "true" });
    expect(idsOf(all)).toEqual(sorted("inner", "outer"));
    expect(all.value[0]?.["@odata.type"]).toBe("#microsoft.graph.group");
    const groups = await run("listUserMemberships", {
      userId,
      transitive: true,
      memberKind: "groups",
      $filter: "startswith(displayName,'E')",
      getAllPaginatedResults: true,
    });
    expect(idsOf(groups)).toEqual(sorted("outer"));
    for (const memberKind of ["directoryRoles", "administrativeUnits"])
      expect(idsOf(await run("listUserMemberships", { userId, memberKind }))).toEqual([]);
    const user = `GET /v1.0/users/${userId}`;
    expect(requests()).toEqual([
      `${user}/memberOf 200`,
      `${user}/transitiveMemberOf 200`,
      `${user}/transitiveMemberOf/microsoft.graph.group?$count=true&$filter=startswith(displayName,'E')&$top=999 200`,
      `${user}/memberOf/microsoft.graph.directoryRole?$count=true 200`,
      `${user}/memberOf/microsoft.graph.administrativeUnit?$count=true 200`,
    ]);
  });
});

describe("members of nested groups", () => {
  const outer = () => ({ groupId: ids.outer });

  it("are listed each once, by kind, and one page a call", async () => {
    expect(idsOf(await run("listTransitiveGroupMembers", outer()))).toEqual(
      sorted("inner", "guest", "user"),
    );
    const users = { ...outer(), memberKind: "users" };
    expect(idsOf(await run("listTransitiveGroupMembers", users))).toEqual(sorted("guest", "user"));
    const first = await run("listTransitiveGroupMembers", { ...users, $top: "1" });
    const second = await run("listTransitiveGroupMembers", { ...users, cursor: first.cursor });
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(sorted("guest", "user"));
    expect(second.cursor).toBeNull();
  });

  it("are searched directly and through groups, by what their kind has", async () => {
    const search = async (key: string, searchText: string, inputs = {}) =>
      idsOf(await run(key, { ...outer(), searchText, ...inputs }));
    const users = { memberKind: "users" };
    const groups = { memberKind: "groups" };
    expect(await search("searchGroupMembers", "zara")).toEqual(sorted("inner", "guest"));
    expect(await search("searchGroupMembers", "guest zara", users)).toEqual(sorted("guest"));
    expect(await search("searchGroupMembers", "zara", groups)).toEqual(sorted("inner"));
    expect(await search("searchGroupMembers", "zara@contoso", users)).toEqual([]);
    expect(await search("searchTransitiveGroupMembers", "zara")).toEqual(
      sorted("inner", "guest", "user"),
    );
    expect(await search("searchTransitiveGroupMembers", "zara@contoso", users)).toEqual(
      sorted("user"),
    );
    expect(await search("searchTransitiveGroupMembers", "inner", groups)).toEqual(sorted("inner"));
    expect(
      await run("searchTransitiveGroupMembers", {
        ...outer(),
        searchText: "z",
        maxResults: 2,
      }),
    ).toMatchObject({ truncated: true });
    expect(requests().at(-2)).toBe(
      `GET /v1.0/groups/${ids.outer}/transitiveMembers/microsoft.graph.group?$search="displayName:inner" OR "description:inner"&$top=100&$count=true 200`,
    );
  });
});
