import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 1200, groups: 60, applications: 5 });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

interface Found {
  value: { id: string; displayName: string }[];
  truncated: boolean;
}

const idsOf = ({ value }: Found): string[] => value.map(({ id }) => id);

/** The requests, readable. */
const requests = () => stage.requests().map(decodeURIComponent);

describe("users", () => {
  it("are found by what a person types, whatever it holds", async () => {
    const { id } = stage.emulator.directory.create("user", {
      displayName: 'Zoë "Zed" Müller-R&D AND Back\\slash',
      jobTitle: "Chief Ümlaut",
      userPrincipalName: "zz.top@contoso.onmicrosoft.com",
    });
    for (const searchText of ['"zed"', "müller R&D", "AND zoë", "back\\slash", "zz.top@"])
      expect([searchText, idsOf(await run<Found>("searchUsers", { searchText }))]).toEqual([
        searchText,
        [id],
      ]);
    const inTitle = { searchText: "chief ü", searchIn: "jobTitle" };
    expect(idsOf(await run<Found>("searchUsers", inTitle))).toEqual([id]);
    expect(idsOf(await run<Found>("searchUsers", { searchText: "chief ü" }))).toEqual([]);
    expect(requests()[0]).toBe(
      'GET /v1.0/users?$search="displayName:\\"zed\\"" OR "mail:\\"zed\\"" OR "userPrincipalName:\\"zed\\""&$top=100&$count=true 200',
    );
  });

  it("come in one request as far as they are wanted, and what is left is told", async () => {
    const stored = [...stage.emulator.directory.all("user")].filter(({ displayName }) =>
      /\bA/.test(String(displayName)),
    );
    const some = await run<Found>("searchUsers", { searchText: "a", searchIn: "displayName" });
    expect([some.value.length, some.truncated]).toEqual([100, true]);
    const all = await run<Found>("searchUsers", {
      searchText: "a",
      searchIn: "displayName",
      maxResults: "999",
    });
    expect(all.truncated).toBe(false);
    expect(idsOf(all).sort()).toEqual(stored.map(({ id }) => id).sort());
    expect(requests()).toHaveLength(2);
  });
});

describe("groups", () => {
  it.each([
    ["all", () => true],
    ["microsoft365", ({ groupTypes }: Record<string, unknown>) => String(groupTypes) === "Unified"],
    ["security", ({ groupTypes }: Record<string, unknown>) => String(groupTypes) === ""],
    ["dynamic", () => false],
  ])("of the kind %s are found by name and description", async (groupKind, isOfKind) => {
    const stored = [...stage.emulator.directory.all("group")].filter(
      (group) => /\bgolf/i.test(`${group.displayName} ${group.description}`) && isOfKind(group),
    );
    const found = await run<Found>("searchGroups", { searchText: "golf", groupKind });
    expect(idsOf(found).sort()).toEqual(stored.map(({ id }) => id).sort());
    expect(stored.length > 0).toBe(groupKind !== "dynamic");
    expect(requests()).toHaveLength(1);
  });
});

describe("pickers", () => {
  const choose = (key: string, inputs: Record<string, unknown> = {}) =>
    stage.runner.runDataSource<{ key: string; label: string }[]>(key, {
      connection: stage.connection,
      ...inputs,
    });
  const more = { key: "", label: "… more: search, or enter the id" };

  it("show 999 users, say that there are more, and find those by a text", async () => {
    const all = await choose("selectUser");
    expect([all.length, all.at(-1)]).toEqual([1000, more]);
    const found = await choose("selectUser", { optionSearch: "nguyen adele" });
    const stored = [...stage.emulator.directory.all("user")].filter(
      ({ displayName }) => displayName === "Adele Nguyen",
    );
    expect(found.map(({ key }) => key).sort()).toEqual(stored.map(({ id }) => id).sort());
    expect(stored.length).toBeGreaterThan(0);
    expect(requests()).toEqual([
      "GET /v1.0/users?$select=id,displayName,userPrincipalName&$orderby=displayName&$top=999 200",
      'GET /v1.0/users?$search="displayName:nguyen adele" OR "mail:nguyen adele" OR "userPrincipalName:nguyen adele"&$select=id,displayName,userPrincipalName&$orderby=displayName&$top=999&$count=true 200',
    ]);
  });

  it.each(["selectGroup", "selectApplication", "selectGroupMember", "selectSubscription"])(
    "%s takes a text that nothing has",
    async (key) => {
      expect(await choose(key, { optionSearch: 'no such "thing" & more' })).toEqual([]);
    },
  );

  it("the members of a group are searched as well, and users where none is given", async () => {
    const [group] = stage.emulator.directory.all("group");
    const [member] = stage.emulator.directory.related("members", String(group?.id));
    const optionSearch = String(member?.displayName);
    const ofGroup = await choose("selectGroupMember", { groupId: group?.id, optionSearch });
    expect(ofGroup.map(({ key }) => key)).toContain(member?.id);
    const users = await choose("selectGroupMember", { optionSearch });
    expect(users.length).toBeGreaterThanOrEqual(ofGroup.length);
  });
});
