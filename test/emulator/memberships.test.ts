import { openEmulator } from "./openEmulator";

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });
const userReader = app("User.Read.All");
const deviceReader = app("Device.Read.All");
const applicationReader = app("Application.Read.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;
let inner: string;
let outer: string;
const members: Record<string, string> = {};

/** One of each kind is in a group, which is in another one. */
beforeAll(async () => {
  opened = await openEmulator({
    ...{ users: 1, groups: 0, devices: 1, administrativeUnits: 0 },
    apps: [userReader, deviceReader, applicationReader],
  });
  const { directory } = opened.emulator;
  const group = (displayName: string) =>
    directory.create("group", { displayName, securityEnabled: true }).id;
  [inner, outer] = [group("Inner"), group("Outer")];
  directory.link("members", outer, [inner]);
  members.groups = group("Member");
  for (const [collection, kind] of [
    ["users", "user"],
    ["servicePrincipals", "servicePrincipal"],
    ["devices", "device"],
  ] as const)
    members[collection] = [...directory.all(kind)][0]?.id ?? "";
  directory.link("members", inner, Object.values(members));
});

beforeEach(() => opened.signIn());

afterAll(() => opened.emulator.close());

const eventual = { headers: { ConsistencyLevel: "eventual" } };

const get = (path: string, more = eventual) => opened.call("GET", `/v1.0/${path}`, more);

const idsOf = ({ body }: Awaited<ReturnType<typeof get>>) =>
  body.value.map(({ id }: { id: string }) => id);

describe.each(["users", "groups", "servicePrincipals", "devices"])(
  "of %s, memberships",
  (collection) => {
    const path = (rest: string) => `${collection}/${members[collection]}/${rest}`;

    it("are listed and counted, at first hand and nested", async () => {
      expect(idsOf(await get(path("memberOf")))).toEqual([inner]);
      expect(idsOf(await get(path("transitiveMemberOf")))).toEqual([inner, outer]);
      expect((await get(path("memberOf/$count"))).body).toBe("1");
      expect((await get(path("transitiveMemberOf/$count"))).body).toBe("2");
    });

    it("are of one kind in advanced queries only", async () => {
      const cast = path("transitiveMemberOf/microsoft.graph.group");
      expect(idsOf(await get(`${cast}?$count=true`))).toEqual([inner, outer]);
      expect((await get(`${cast}/$count`)).body).toBe("2");
      const units = path("memberOf/microsoft.graph.administrativeUnit/$count");
      expect((await get(units)).body).toBe("0");
      const plain = await get(cast, { headers: { ConsistencyLevel: "" } });
      expect([plain.status, plain.body.error.code]).toEqual([400, "Request_UnsupportedQuery"]);
    });

    it("want their own permission", async () => {
      const own = {
        users: userReader,
        devices: deviceReader,
        servicePrincipals: applicationReader,
      };
      for (const [name, caller] of Object.entries(own)) {
        await opened.signIn(caller);
        const { status } = await get(path("transitiveMemberOf"));
        expect([name, status]).toEqual([name, name === collection ? 200 : 403]);
      }
    });
  },
);

describe("what is related is counted by kind", () => {
  it("of direct reports, of owned objects and of owners", async () => {
    const { directory, domain } = opened.emulator;
    const manager = members.users ?? "";
    directory.create("user", { userPrincipalName: `r@${domain}`, manager });
    const owned = members.servicePrincipals ?? "";
    directory.link("owners", owned, [manager]);
    for (const [path, count] of [
      [`users/${manager}/directReports/microsoft.graph.user`, "1"],
      [`users/${manager}/directReports/microsoft.graph.group`, "0"],
      [`users/${manager}/ownedObjects/microsoft.graph.servicePrincipal`, "1"],
      [`users/${manager}/ownedObjects/microsoft.graph.group`, "0"],
      [`servicePrincipals/${owned}/owners/microsoft.graph.user`, "1"],
      [`servicePrincipals/${owned}/owners/microsoft.graph.group`, "0"],
    ]) {
      expect([path, (await get(`${path}/$count`)).body]).toEqual([path, count]);
    }
  });
});

describe("a filter by app role assignments", () => {
  let assignment: string;
  let resource: string;

  beforeAll(async () => {
    const appRoleId = crypto.randomUUID();
    const appRoles = [{ id: appRoleId, isEnabled: true, allowedMemberTypes: ["User"] }];
    const { directory } = opened.emulator;
    resource = directory.create("servicePrincipal", { appRoles }).id;
    const wish = { appRoleId, principalId: inner, resourceId: resource };
    assignment = directory.appRoleAssignments.add(wish).id;
  });

  const filtered = (path: string, $filter: string) =>
    get(`${path}?${new URLSearchParams({ $filter, $count: "true" })}`);

  it("counts those of groups, against none", async () => {
    const count = "appRoleAssignments/$count";
    expect(idsOf(await filtered("groups", `${count} gt 0`))).toEqual([inner]);
    const without = idsOf(await filtered("groups", `${count} eq 0`));
    expect(without).toEqual([outer, members.groups]);
    const cast = `users/${members.users}/transitiveMemberOf/microsoft.graph.group`;
    expect(idsOf(await filtered(cast, `${count} gt 0`))).toEqual([inner]);
  });

  it.each([
    ["groups", "appRoleAssignments/$count eq 1"],
    ["users", "appRoleAssignments/$count eq 0"],
    ["servicePrincipals", "appRoleAssignedTo/$count eq 0"],
  ])("is refused on %s: %s", async (collection, $filter) => {
    const { status, body } = await filtered(collection, $filter);
    expect([status, body.error.code]).toEqual([400, "Request_UnsupportedQuery"]);
  });

  it("is refused without the parameters of an advanced query", async () => {
    const { status } = await get("groups?$filter=appRoleAssignments/$count eq 0", {
      headers: { ConsistencyLevel: "" },
    });
    expect(status).toBe(400);
  });

  it("finds who has one, and the app that it is of", async () => {
    const one = (list: string) => `${list}/any(a:a/id eq '${assignment}')`;
    expect(idsOf(await filtered("groups", one("appRoleAssignments")))).toEqual([inner]);
    expect(idsOf(await filtered("users", one("appRoleAssignments")))).toEqual([]);
    const apps = await filtered("servicePrincipals", one("appRoleAssignedTo"));
    expect(idsOf(apps)).toEqual([resource]);
  });
});
