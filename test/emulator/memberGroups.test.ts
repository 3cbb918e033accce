import { graphExchange } from "../harness/exchanges";
import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

const GONE = "00000000-0000-4000-8000-000000000000";
const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });
const apps = {
  both: app("User.Read.All", "GroupMember.Read.All"),
  usersOnly: app("User.Read.All"),
  groupsOnly: app("GroupMember.Read.All"),
  basic: app("User.ReadBasic.All", "GroupMember.Read.All"),
  directory: app("Directory.Read.All"),
};

let opened: Awaited<ReturnType<typeof openEmulator>>;
let userId: string;
/** The user is in `inner`, which is in `outer`; `unified` is a Microsoft 365 group with the user. */
let inner: string;
let outer: string;
let unified: string;
let other: string;

beforeAll(async () => {
  opened = await openEmulator({ users: 1, groups: 0, applications: 0, apps: Object.values(apps) });
  const { directory } = opened.emulator;
  const group = (properties = {}) =>
    directory.create("group", { displayName: "G", securityEnabled: true, ...properties }).id;
  [inner, outer, other] = [group(), group(), group()];
  unified = group({ groupTypes: ["Unified"], securityEnabled: false });
  userId = [...directory.all("user")][0]?.id ?? "";
  directory.link("members", inner, [userId]);
  directory.link("members", unified, [userId]);
  directory.link("members", outer, [inner]);
});

beforeEach(() => opened.signIn());

afterAll(() => opened.emulator.close());

const post = (path: string, body: unknown, headers = {}) =>
  opened.call("POST", `/v1.0/${path}`, { body, headers });

describe("checkMemberGroups", () => {
  it.each(["users", "directoryObjects"])(
    "of %s answers as documented, nested groups too",
    async (of) => {
      const documented = graphExchange("directoryObjects.checkMemberGroups").response.body;
      const groupIds = [outer.toUpperCase(), other, GONE, inner];
      const { status, body } = await post(`${of}/${userId}/checkMemberGroups`, { groupIds });
      expect([status, [...body.value].sort()]).toEqual([200, [inner, outer].sort()]);
      expect(Object.keys(body)).toEqual(Object.keys(documented as object));
      expect(body["@odata.context"]).toMatch(/#Collection\(Edm\.String\)$/);
    },
  );

  it("of a group tells the groups around it", async () => {
    const { body } = await post(`groups/${inner}/checkMemberGroups`, { groupIds: [outer, inner] });
    expect(body.value).toEqual([outer]);
  });

  it("takes 20 groups and no more", async () => {
    const check = (count: number) =>
      post(`users/${userId}/checkMemberGroups`, { groupIds: new Array(count).fill(GONE) });
    expect([(await check(20)).status, (await check(21)).status]).toEqual([200, 400]);
  });

  it.each([{}, { groupIds: "x" }, { groupIds: [1] }, null])("refuses %j", async (body) => {
    expect((await post(`users/${userId}/checkMemberGroups`, body)).status).toBe(400);
  });

  it.each(["users", "directoryObjects", "groups"])(
    "of %s that are not there is 404",
    async (of) => {
      const { status } = await post(`${of}/${GONE}/checkMemberGroups`, { groupIds: [] });
      expect(status).toBe(404);
    },
  );

  it.each<[keyof typeof apps, number]>([
    ["both", 200],
    ["directory", 200],
    ["usersOnly", 403],
    ["groupsOnly", 403],
    ["basic", 403],
  ])("wants to read users and groups: %s → %d", async (caller, status) => {
    await opened.signIn(apps[caller]);
    expect((await post(`users/${userId}/checkMemberGroups`, { groupIds: [] })).status).toBe(status);
  });

  it("does with the basic profiles for a person", async () => {
    const scope = "User.ReadBasic.All GroupMember.Read.All";
    const token = await signInPerson(opened.emulator, scope);
    const headers = { Authorization: `Bearer ${token}` };
    const { status } = await post(`users/${userId}/checkMemberGroups`, { groupIds: [] }, headers);
    expect(status).toBe(200);
  });
});

describe("getMemberGroups", () => {
  it("gives all groups, or those for security only", async () => {
    const get = async (securityEnabledOnly: boolean) =>
      (await post(`users/${userId}/getMemberGroups`, { securityEnabledOnly })).body.value.sort();
    expect(await get(false)).toEqual([inner, outer, unified].sort());
    expect(await get(true)).toEqual([inner, outer].sort());
  });

  it("takes the documented request, and wants its property", async () => {
    const { request, response } = graphExchange("directoryObjects.getMemberGroups");
    const path = `directoryObjects/${userId}/getMemberGroups`;
    const { status } = await post(path, request.body);
    expect(status).toBe(response.status);
    expect((await post(path, {})).status).toBe(400);
  });

  it("gives up beyond 2,046 groups", async () => {
    const { directory } = opened.emulator;
    const { id } = directory.create("user", { displayName: "In many" });
    const join = () =>
      directory.link("members", directory.create("group", { displayName: "G" }).id, [id]);
    for (let count = 0; count < 2_046; count += 1) join();
    const get = () => post(`users/${id}/getMemberGroups`, { securityEnabledOnly: false });
    expect((await get()).status).toBe(200);
    join();
    const { status, body } = await get();
    expect([status, body.error.code]).toEqual([400, "Directory_ResultSizeLimitExceeded"]);
  });
});
