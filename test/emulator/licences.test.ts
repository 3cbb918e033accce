import type { Opened } from "./exchanges/replay";
import { openEmulator } from "./openEmulator";

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });

const apps = {
  licenceWriter: app("LicenseAssignment.ReadWrite.All"),
  userReader: app("User.Read.All"),
  userWriter: app("User.ReadWrite.All"),
  groupWriter: app("Group.ReadWrite.All"),
  organizationReader: app("Organization.Read.All"),
};

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const EXCHANGE_PLAN_1 = "4b9405b0-7788-4568-add1-99614e613b69";
const STORAGE = "99049c9c-6011-4908-bf17-15f496e6519d";
const SUSPENDED = "d17b27af-3f49-4822-99f9-56a661538792";
const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const SHAREPOINT = "5dbe027f-2339-4123-9542-606e4d348a72";
const OFFICE_ONLINE = "e95bec33-7c88-4a70-8e19-b10bd9d0c014";
const TEAMS = "57ff2da0-773e-42df-b2af-ffb7a2317929";
const YAMMER = "7547a3fe-08ee-4ccb-b430-5077c5041653";

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator({
    users: 0,
    groups: 0,
    applications: 0,
    apps: Object.values(apps),
  });
});

afterEach(() => opened.emulator.close());

let made = 0;
const makeUser = (properties: Record<string, unknown> = { usageLocation: "DE" }): string => {
  made += 1;
  const userPrincipalName = `licensed${made}@${opened.emulator.domain}`;
  return opened.emulator.directory.create("user", { userPrincipalName, ...properties }).id;
};

const makeGroup = (...members: string[]): string => {
  const { id } = opened.emulator.directory.create("group", { securityEnabled: true });
  if (members.length > 0) opened.emulator.directory.link("members", id, members);
  return id;
};

interface Add {
  skuId: string;
  disabledPlans?: string[];
}

const assign = (path: string, addLicenses: Add[], removeLicenses: string[] = []) =>
  opened.call("POST", `/v1.0/${path}/assignLicense`, { body: { addLicenses, removeLicenses } });

const read = async (path: string, ...select: string[]) =>
  (await opened.call("GET", `/v1.0/${path}?$select=${select.join()}`)).body;

const statesOf = async (id: string): Promise<unknown[]> =>
  (await read(`users/${id}`, "licenseAssignmentStates")).licenseAssignmentStates.map(
    (state: Record<string, unknown>) => [
      state.skuId,
      state.assignedByGroup,
      state.state,
      state.error,
    ],
  );

const licencesOf = async (path: string) => (await read(path, "assignedLicenses")).assignedLicenses;

const consumed = async (skuId: string): Promise<number> =>
  (await opened.call("GET", "/v1.0/subscribedSkus")).body.value.find(
    (sku: Add) => sku.skuId === skuId,
  ).consumedUnits;

const textOf = async (answer: ReturnType<typeof assign>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${body.error?.code}: ${body.error?.message}`;
};

describe("licences of a user", () => {
  it("are added and removed at once, take a unit each, and change the plans", async () => {
    const id = makeUser();
    await assign(`users/${id}`, [{ skuId: E5 }]);
    expect(await consumed(E5)).toBe(1);
    const { status } = await assign(`users/${id}`, [{ skuId: E3, disabledPlans: [TEAMS] }], [E5]);
    expect(status).toBe(200);
    expect(await licencesOf(`users/${id}`)).toEqual([{ skuId: E3, disabledPlans: [TEAMS] }]);
    expect([await consumed(E3), await consumed(E5)]).toEqual([1, 0]);
    const [details] = (await opened.call("GET", `/v1.0/users/${id}/licenseDetails`)).body.value;
    const statusOf = (plan: string) =>
      details.servicePlans.find((one: { servicePlanId: string }) => one.servicePlanId === plan)
        .provisioningStatus;
    expect([statusOf(TEAMS), statusOf(YAMMER)]).toEqual(["Disabled", "Success"]);
    const { assignedPlans } = await read(`users/${id}`, "assignedPlans");
    const on = assignedPlans.map((one: { servicePlanId: string }) => one.servicePlanId);
    expect([on.includes(TEAMS), on.includes(YAMMER)]).toEqual([false, true]);
  });

  it("may be added again, with other plans, and take no second unit", async () => {
    const id = makeUser();
    for (const disabledPlans of [[TEAMS], [TEAMS], [YAMMER]])
      expect((await assign(`users/${id}`, [{ skuId: E3, disabledPlans }])).status).toBe(200);
    expect(await licencesOf(`users/${id}`)).toEqual([{ skuId: E3, disabledPlans: [YAMMER] }]);
    expect(await consumed(E3)).toBe(1);
  });

  it("are freed when the user is deleted", async () => {
    const id = makeUser();
    await assign(`users/${id}`, [{ skuId: E3 }]);
    await opened.call("DELETE", `/v1.0/users/${id}`);
    expect(await consumed(E3)).toBe(0);
  });

  it("run out, units in grace included, and nothing is done then", async () => {
    const sku = opened.emulator.licences.skuOf(E3);
    Object.assign(sku?.prepaidUnits ?? {}, { enabled: 1, warning: 1 });
    const ids = [makeUser(), makeUser(), makeUser()];
    const answers = [];
    for (const id of ids)
      answers.push(await textOf(assign(`users/${id}`, [{ skuId: E5 }, { skuId: E3 }])));
    expect(answers).toEqual([
      "200 undefined: undefined",
      "200 undefined: undefined",
      `400 Request_BadRequest: Subscription with SKU ${E3} does not have any available licenses.`,
    ]);
    expect(await licencesOf(`users/${ids[2]}`)).toEqual([]);
    // Who has one may have it again.
    expect((await assign(`users/${ids[0]}`, [{ skuId: E3 }])).status).toBe(200);
  });

  it.each<[string, Add[], string[], string]>([
    [
      "an unknown SKU",
      [{ skuId: UNKNOWN }],
      [],
      `License ${UNKNOWN} does not correspond to a valid company License.`,
    ],
    [
      "a SKU for the company",
      [{ skuId: STORAGE }],
      [],
      `License ${STORAGE} does not correspond to a valid company License.`,
    ],
    [
      "an ended SKU",
      [{ skuId: SUSPENDED }],
      [],
      `Subscription with SKU ${SUSPENDED} does not have any available licenses.`,
    ],
    [
      "to remove an unknown SKU",
      [],
      [UNKNOWN],
      `License ${UNKNOWN} does not correspond to a valid company License.`,
    ],
    [
      "to remove what the user does not have",
      [],
      [E3],
      "User does not have a corresponding license.",
    ],
    [
      "a plan without the one that it needs",
      [{ skuId: E3, disabledPlans: [SHAREPOINT] }],
      [],
      `License assignment failed because service plan ${OFFICE_ONLINE} depends on the service plan(s) ${SHAREPOINT}`,
    ],
    [
      "a plan of another SKU",
      [{ skuId: EXCHANGE_PLAN_1, disabledPlans: [TEAMS] }],
      [],
      `Service plan ${TEAMS} is not part of license ${EXCHANGE_PLAN_1}.`,
    ],
    [
      "to add and remove a SKU",
      [{ skuId: E3 }],
      [E3],
      `License ${E3} cannot be added and removed in one request.`,
    ],
    [
      "a SKU twice",
      [{ skuId: E3 }, { skuId: E3.toUpperCase() }],
      [],
      "Request contains a property with duplicate values.",
    ],
  ])("refuse %s", async (_what, add, remove, message) => {
    const id = makeUser();
    expect(await textOf(assign(`users/${id}`, add, remove))).toBe(
      `400 Request_BadRequest: ${message}`,
    );
    expect(await licencesOf(`users/${id}`)).toEqual([]);
  });

  it("refuse plans that exclude each other, unless one is off", async () => {
    const id = makeUser();
    const exchange = "efb87545-963c-4e0d-99df-69c6916d9eb0";
    await assign(`users/${id}`, [{ skuId: EXCHANGE_PLAN_1 }]);
    expect(await textOf(assign(`users/${id}`, [{ skuId: E3 }]))).toBe(
      `400 Request_BadRequest: License assignment failed because service plans 9aaf7827-d63c-4b61-89c3-182f06f82e5c and ${exchange} are mutually exclusive.`,
    );
    const answer = await assign(`users/${id}`, [{ skuId: E3, disabledPlans: [exchange] }]);
    expect(answer.status).toBe(200);
  });

  it("want a usage location to be added, not to be removed", async () => {
    const id = makeUser({});
    expect(await textOf(assign(`users/${id}`, [{ skuId: E3 }]))).toBe(
      "400 Request_BadRequest: License assignment cannot be done for user with invalid usage location.",
    );
    await opened.call("PATCH", `/v1.0/users/${id}`, { body: { usageLocation: "DE" } });
    expect((await assign(`users/${id}`, [{ skuId: E3 }])).status).toBe(200);
  });

  it.each([
    {},
    { addLicenses: [] },
    { removeLicenses: [] },
    { addLicenses: null, removeLicenses: [] },
    { addLicenses: [null], removeLicenses: [] },
    { addLicenses: [{ skuId: "ENTERPRISEPACK" }], removeLicenses: [] },
    { addLicenses: [], removeLicenses: [{ skuId: E3 }] },
  ])("refuse the body %j", async (body) => {
    const path = `/v1.0/users/${makeUser()}/assignLicense`;
    expect((await opened.call("POST", path, { body })).status).toBe(400);
  });
});

describe("licences of a group", () => {
  it("reach its direct members a while later, and leave with them", async () => {
    const { clock, directory } = opened.emulator;
    const [member, nested, later] = [makeUser({}), makeUser(), makeUser()];
    const group = makeGroup(member, makeGroup(nested));
    expect((await assign(`groups/${group}`, [{ skuId: E3 }])).status).toBe(202);
    const stateOf = async () =>
      (await read(`groups/${group}`, "licenseProcessingState")).licenseProcessingState;
    expect([await stateOf(), await statesOf(member)]).toEqual([
      { state: "QueuedForProcessing" },
      [],
    ]);
    clock.advance(60_000);
    expect(await stateOf()).toEqual({ state: "ProcessingComplete" });
    expect(await statesOf(member)).toEqual([[E3, group, "Active", "None"]]);
    expect(await statesOf(nested)).toEqual([]);
    directory.link("members", group, [later]);
    directory.unlink("members", group, member);
    clock.advance(60_000);
    expect([await statesOf(member), await statesOf(later)]).toEqual([
      [],
      [[E3, group, "Active", "None"]],
    ]);
    await opened.call("DELETE", `/v1.0/groups/${group}`);
    clock.advance(60_000);
    expect([await statesOf(later), await consumed(E3)]).toEqual([[], 0]);
  });

  it("stand beside a direct one: a plan is off when both switch it off", async () => {
    const user = makeUser();
    const group = makeGroup(user);
    await assign(`users/${user}`, [{ skuId: E3, disabledPlans: [TEAMS, YAMMER] }]);
    await assign(`groups/${group}`, [{ skuId: E3, disabledPlans: [YAMMER] }]);
    opened.emulator.clock.advance(60_000);
    expect(await licencesOf(`users/${user}`)).toEqual([{ skuId: E3, disabledPlans: [YAMMER] }]);
    expect(await consumed(E3)).toBe(1);
    expect((await assign(`users/${user}`, [], [E3])).status).toBe(200);
    expect(await statesOf(user)).toEqual([[E3, group, "Active", "None"]]);
  });

  it("tell of the members for whom none is left", async () => {
    const [one, other] = [makeUser(), makeUser()];
    const group = makeGroup(one, other);
    Object.assign(opened.emulator.licences.skuOf(E3)?.prepaidUnits ?? {}, { enabled: 1 });
    await assign(`groups/${group}`, [{ skuId: E3 }]);
    opened.emulator.clock.advance(60_000);
    expect(await statesOf(one)).toEqual([[E3, group, "Active", "None"]]);
    expect(await statesOf(other)).toEqual([[E3, group, "Error", "CountViolation"]]);
    expect(await licencesOf(`users/${other}`)).toEqual([]);
    const failing = await opened.call(
      "GET",
      "/v1.0/groups?$filter=hasMembersWithLicenseErrors eq true&$select=id",
    );
    expect(failing.body.value).toEqual([{ id: group }]);
  });

  it("take no further unit of a member who has one, and give nothing that another plan excludes", async () => {
    const user = makeUser();
    const [same, other] = [makeGroup(user), makeGroup(user)];
    Object.assign(opened.emulator.licences.skuOf(E3)?.prepaidUnits ?? {}, { enabled: 1 });
    await assign(`users/${user}`, [{ skuId: E3 }]);
    await assign(`groups/${same}`, [{ skuId: E3 }]);
    await assign(`groups/${other}`, [{ skuId: EXCHANGE_PLAN_1 }]);
    opened.emulator.clock.advance(60_000);
    expect(await statesOf(user)).toEqual([
      [E3, null, "Active", "None"],
      [E3, same, "Active", "None"],
      [EXCHANGE_PLAN_1, other, "Error", "MutuallyExclusiveViolation"],
    ]);
    expect(await consumed(E3)).toBe(1);
  });

  it("refuse what the tenant or the group does not have", async () => {
    const group = makeGroup();
    expect((await assign(`groups/${group}`, [{ skuId: UNKNOWN }])).status).toBe(400);
    expect((await assign(`groups/${group}`, [], [E3])).status).toBe(400);
    expect(await licencesOf(`groups/${group}`)).toEqual([]);
  });
});

describe("SKUs", () => {
  it("take $select in any case and no other option", async () => {
    const { body } = await opened.call("GET", "/v1.0/SubscribedSkus?$select=SKUID,consumedUnits");
    expect(body.value[0]).toEqual({ skuId: E3, consumedUnits: 0 });
    for (const query of ["$filter=skuId eq 'x'", "$top=1", "$select=foo"])
      expect((await opened.call("GET", `/v1.0/subscribedSkus?${query}`)).status).toBe(400);
  });
});

describe("permissions", () => {
  it.each<[keyof typeof apps, string, string, number]>([
    ["organizationReader", "GET", "subscribedSkus", 200],
    ["userReader", "GET", "subscribedSkus", 403],
    ["licenceWriter", "GET", "subscribedSkus", 403],
    ["userReader", "GET", "licenseDetails", 200],
    ["organizationReader", "GET", "licenseDetails", 403],
    ["licenceWriter", "POST", "user", 200],
    ["userWriter", "POST", "user", 200],
    ["userReader", "POST", "user", 403],
    ["licenceWriter", "POST", "group", 202],
    ["groupWriter", "POST", "group", 202],
    ["userWriter", "POST", "group", 403],
  ])("%s: %s %s → %d", async (caller, method, what, status) => {
    const [user, group] = [makeUser(), makeGroup()];
    await opened.signIn(apps[caller]);
    const paths: Record<string, string> = {
      licenseDetails: `users/${user}/licenseDetails`,
      user: `users/${user}/assignLicense`,
      group: `groups/${group}/assignLicense`,
    };
    const body = { addLicenses: [{ skuId: E3 }], removeLicenses: [] };
    const answer = await opened.call(
      method,
      `/v1.0/${paths[what] ?? what}`,
      method === "POST" ? { body } : {},
    );
    expect(answer.status).toBe(status);
  });
});
