import { openEmulator } from "./openEmulator";

const app = (clientId: string, ...roles: string[]) => ({ clientId, clientSecret: "secret", roles });
const reader = app("reader", "Directory.Read.All", "AdministrativeUnit.Read.All");
const seer = app("seer", "Member.Read.Hidden", "Directory.Read.All", "AdministrativeUnit.Read.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;
let person: string;
let hidden: string;
let above: string;
let plain: string;
let unit: string;

/** The person is in a hidden group, which is in another one, in a plain one, and in a hidden unit. */
beforeAll(async () => {
  opened = await openEmulator({ apps: [reader, seer], users: 0, groups: 0 });
  const { directory, domain } = opened.emulator;
  const userPrincipalName = `ann@${domain}`;
  person = directory.create("user", { displayName: "Ann", userPrincipalName }).id;
  const group = (visibility: string | null) =>
    directory.create("group", { displayName: "G", securityEnabled: true, visibility }).id;
  hidden = group("HiddenMembership");
  above = group(null);
  plain = group("Private");
  const visibility = "HiddenMembership";
  unit = directory.create("administrativeUnit", { displayName: "U", visibility }).id;
  for (const [holder, member] of [
    [hidden, person],
    [above, hidden],
    [plain, person],
    [unit, person],
  ] as const)
    directory.link("members", holder, [member]);
});

afterAll(() => opened.emulator.close());

type Row = { id: string; [name: string]: unknown };

const ADVANCED = { ConsistencyLevel: "eventual" };

/** The ids that somebody is shown, in any order. */
const shown = async (caller: typeof reader, path: string): Promise<string[]> => {
  await opened.signIn(caller);
  const { status, body } = await opened.call("GET", `/v1.0/${path}`, { headers: ADVANCED });
  expect(status).toBe(200);
  return body.value.map(({ id }: Row) => id).sort();
};

const both = async (path: string) => [await shown(reader, path), await shown(seer, path)];
const sorted = (...ids: string[]) => ids.sort();

describe("a hidden membership", () => {
  it("is shown as members with the permission for it only", async () => {
    expect(await both(`groups/${hidden}/members`)).toEqual([[], [person]]);
    expect(await both(`groups/${hidden}/members/microsoft.graph.user`)).toEqual([[], [person]]);
    expect(await both(`groups/${above}/transitiveMembers`)).toEqual([
      [hidden],
      sorted(hidden, person),
    ]);
    expect(await both(`directory/administrativeUnits/${unit}/members`)).toEqual([[], [person]]);
    expect(await both(`groups/${plain}/members`)).toEqual([[person], [person]]);
  });

  it("is counted with the permission only", async () => {
    const count = async (caller: typeof reader) => {
      await opened.signIn(caller);
      const path = `/v1.0/groups/${hidden}/members/$count`;
      return (await opened.call("GET", path, { headers: ADVANCED })).body;
    };
    expect([await count(reader), await count(seer)]).toEqual(["0", "1"]);
  });

  it("is left out of what somebody is a member of", async () => {
    expect(await both(`users/${person}/memberOf`)).toEqual([[plain], sorted(hidden, plain, unit)]);
    expect(await both(`users/${person}/transitiveMemberOf`)).toEqual([
      [plain],
      sorted(hidden, plain, unit, above),
    ]);
    expect(await both(`groups/${hidden}/memberOf`)).toEqual([[above], [above]]);
  });

  it.each<[string, string]>([
    ["groups", "members"],
    ["users", "memberOf"],
  ])("is not expanded on %s with %s", async (collection, relation) => {
    const id = collection === "groups" ? hidden : person;
    const expanded = async (caller: typeof reader) => {
      await opened.signIn(caller);
      const { body } = await opened.call("GET", `/v1.0/${collection}/${id}?$expand=${relation}`);
      return body[relation].length;
    };
    const [withIt, without] = [await expanded(seer), await expanded(reader)];
    expect([without, withIt]).toEqual(collection === "groups" ? [0, 1] : [1, 3]);
  });

  it("is not told by the checks of memberships", async () => {
    const post = async (caller: typeof reader, action: string, body: unknown) => {
      await opened.signIn(caller);
      const path = `/v1.0/users/${person}/${action}`;
      return (await opened.call("POST", path, { body })).body.value.sort();
    };
    const groupIds = [hidden, above, plain];
    expect(await post(reader, "checkMemberGroups", { groupIds })).toEqual([plain]);
    expect(await post(seer, "checkMemberGroups", { groupIds })).toEqual(sorted(...groupIds));
    const all = { securityEnabledOnly: false };
    expect(await post(reader, "getMemberGroups", all)).toEqual([plain]);
    expect(await post(seer, "getMemberGroups", all)).toEqual(sorted(...groupIds));
  });

  it("is not among the changes of its group", async () => {
    const changes = async (caller: typeof reader) => {
      await opened.signIn(caller);
      const { body } = await opened.call("GET", "/v1.0/groups/delta?$select=displayName,members");
      const members = (id: string) => body.value.find((one: Row) => one.id === id)["members@delta"];
      return [members(hidden), members(plain)?.length];
    };
    expect(await changes(reader)).toEqual([undefined, 1]);
    expect((await changes(seer))[0]).toHaveLength(1);
  });
});
