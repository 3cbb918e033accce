import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ users: 30, groups: 6, applications: 3 });
});

afterAll(() => opened.emulator.close());

const PASSWORD = "xWwvJ]6NMw+bWH-d";
let number = 0;

const newUser = (more: object = {}) => {
  number += 1;
  return {
    accountEnabled: true,
    displayName: "New",
    mailNickname: `new${number}`,
    userPrincipalName: `new${number}@${opened.emulator.domain}`,
    passwordProfile: { password: PASSWORD },
    ...more,
  };
};

const newGroup = (more: object = {}) => {
  number += 1;
  return {
    displayName: "New",
    mailEnabled: false,
    mailNickname: `new${number}`,
    securityEnabled: true,
    ...more,
  };
};

const unified = (more: object = {}) =>
  newGroup({ groupTypes: ["Unified"], mailEnabled: true, securityEnabled: false, ...more });

const post = (path: string, body: unknown) => opened.call("POST", `/v1.0/${path}`, { body });
const patch = (path: string, body: unknown) => opened.call("PATCH", `/v1.0/${path}`, { body });
const get = (path: string) => opened.call("GET", `/v1.0/${path}`);

const create = async (collection: string, body: object): Promise<string> => {
  const { status, body: created } = await post(collection, body);
  expect(status).toBe(201);
  return created.id;
};

const reference = (id: string) => `${opened.emulator.url}/v1.0/directoryObjects/${id}`;

const ids = async (path: string): Promise<string[]> =>
  (await get(path)).body.value.map(({ id }: { id: string }) => id);

const firstUsers = async (count: number): Promise<string[]> => ids(`users?$top=${count}`);

const pick = async (): Promise<string> => (await firstUsers(1))[0] ?? "";

const refused = async (
  answer: Promise<{ status: number; body: { error?: { message: string } } }>,
) => {
  const { status, body } = await answer;
  return [status, body.error?.message ?? ""];
};

describe("users", () => {
  it.each([
    ["an unknown property", { nonsense: 1 }, "Invalid property 'nonsense'"],
    ["an unknown binding", { "friends@odata.bind": [] }, "friends@odata.bind"],
    ["a relation without binding", { manager: "x" }, "Invalid property 'manager'"],
    ["a wrong type", { accountEnabled: "yes" }, "'accountEnabled'"],
    ["a number for a text", { jobTitle: 5 }, "'jobTitle'"],
    ["a text for a list", { otherMails: "x@y.z" }, "'otherMails'"],
    [
      "a field that a complex type lacks",
      { employeeOrgData: { nonsense: "x" } },
      "employeeOrgData",
    ],
    ["no name", { displayName: null }, "'displayName'"],
    ["a name that is too long", { displayName: "x".repeat(257) }, "'displayName'"],
    ["two business phones", { businessPhones: ["1", "2"] }, "'businessPhones'"],
    ["a country by its name", { usageLocation: "Germany" }, "'usageLocation'"],
    ["a country that there is not", { usageLocation: "QQ" }, "'usageLocation'"],
    ["no country", { usageLocation: null }, "'usageLocation'"],
    ["a nickname with a space", { mailNickname: "a b" }, "'mailNickname'"],
    ["a weak password", { passwordProfile: { password: "password" } }, "complexity requirements"],
    ["another domain", { userPrincipalName: "x@example.com" }, "domain portion"],
    ["an id", { id: "x" }, "Property 'id' is read-only"],
    ["licences", { assignedLicenses: [] }, "'assignedLicenses' is read-only"],
    ["SharePoint's among others", { aboutMe: "x", jobTitle: "y" }, "aboutMe"],
    ["a property twice", { jobTitle: "x", JobTitle: "y" }, "duplicate values"],
  ])("refuses %s on POST and PATCH", async (_what, wrong, problem) => {
    expect(await refused(post("users", newUser(wrong)))).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
    expect(await refused(patch(`users/${await pick()}`, wrong))).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
  });

  it("sets a manager by a binding, on POST and PATCH, and by $ref", async () => {
    const [boss = "", other = ""] = await firstUsers(2);
    const id = await create("users", newUser({ "manager@odata.bind": reference(boss) }));
    expect((await get(`users/${id}/manager`)).body).toMatchObject({
      "@odata.type": "#microsoft.graph.user",
      id: boss,
    });
    expect((await patch(`users/${id}`, { "manager@odata.bind": reference(other) })).status).toBe(
      204,
    );
    expect((await get(`users/${id}?$expand=manager($select=id)`)).body.manager.id).toBe(other);
    expect(await ids(`users/${other}/directReports`)).toContain(id);
    expect((await opened.call("DELETE", `/v1.0/users/${id}/manager/$ref`)).status).toBe(204);
    expect((await get(`users/${id}/manager`)).status).toBe(404);
    const lost = { "manager@odata.bind": reference("00000000-0000-0000-0000-000000000000") };
    expect((await patch(`users/${id}`, lost)).status).toBe(404);
  });

  it("revokes the sessions of a user from now on", async () => {
    const path = `users/${await create("users", newUser())}`;
    const { status, body } = await opened.call("POST", `/v1.0/${path}/revokeSignInSessions`);
    expect([status, body]).toEqual([
      200,
      { "@odata.context": `${opened.emulator.url}/v1.0/$metadata#Edm.Boolean`, value: true },
    ]);
    const { signInSessionsValidFromDateTime: from } = (
      await get(`${path}?$select=signInSessionsValidFromDateTime`)
    ).body;
    expect(Math.abs(Date.parse(from) - opened.emulator.clock.now().getTime())).toBeLessThan(60_000);
    const lost = "users/00000000-0000-0000-0000-000000000000/revokeSignInSessions";
    expect((await opened.call("POST", `/v1.0/${lost}`)).status).toBe(404);
  });

  it("answers a create with what was sent, too, but for the password", async () => {
    const { body } = await post("users", newUser({ department: "Sales" }));
    expect(body).toMatchObject({ department: "Sales", accountEnabled: true });
    expect(body).not.toHaveProperty("passwordProfile");
  });

  it("takes names in any case and stores them as Graph spells them", async () => {
    const id = await create("users", newUser({ JOBTITLE: "Engineer" }));
    expect((await get(`users/${id}`)).body.jobTitle).toBe("Engineer");
  });

  it("refuses to change a synchronised user, but for what the cloud decides", async () => {
    const { directory, domain } = opened.emulator;
    const { id } = directory.create("user", {
      userPrincipalName: `synced@${domain}`,
      onPremisesSyncEnabled: true,
    });
    expect(await refused(patch(`users/${id}`, { jobTitle: "x" }))).toEqual([
      400,
      expect.stringContaining("on-premises mastered"),
    ]);
    expect((await patch(`users/${id}`, { usageLocation: "DE" })).status).toBe(204);
  });
});

describe("groups", () => {
  it.each([
    ["a nickname with a space", { mailNickname: "a b" }, 400, "'mailNickname'"],
    ["an unknown theme", { theme: "Beige" }, 400, "'theme'"],
    ["Exchange's property", { allowExternalSenders: true }, 400, "'allowExternalSenders'"],
    ["a dynamic one without a rule", { groupTypes: ["DynamicMembership"] }, 403, "Insufficient"],
    ["a rule without dynamic membership", { membershipRule: "x" }, 400, "'membershipRule'"],
    ["an unknown type", { groupTypes: ["Static"] }, 400, "'groupTypes'"],
    ["neither mail nor security", { securityEnabled: false }, 400, "mail-enabled or security"],
    ["a mail-enabled security group", { mailEnabled: true }, 400, "writes of mail-enabled groups"],
    ["Unified without mail", { groupTypes: ["Unified"] }, 400, "'mailEnabled'"],
    ["members that are no list", { "members@odata.bind": "x" }, 400, "members@odata.bind"],
    [
      "a binding elsewhere",
      { "members@odata.bind": ["https://x/v1.0/users/1"] },
      400,
      "URL format",
    ],
  ])("refuses %s on POST", async (_what, wrong, status, problem) => {
    expect(await refused(post("groups", newGroup(wrong)))).toEqual([
      status,
      expect.stringContaining(problem),
    ]);
  });

  it.each([
    ["an id", { id: "x" }, 400, "'id' is read-only"],
    ["isAssignableToRole", { isAssignableToRole: true }, 400, "read-only"],
    ["mailEnabled", { mailEnabled: true }, 400, "'mailEnabled' is read-only"],
    ["no name", { displayName: null }, 400, "'displayName'"],
    ["another group type", { groupTypes: ["Unified"] }, 400, "'groupTypes'"],
    ["hidden membership", { visibility: "HiddenMembership" }, 400, "'visibility'"],
    ["Exchange's among others", { hideFromAddressLists: true, description: "x" }, 400, "its own"],
    ["Exchange's from an app", { hideFromAddressLists: true }, 403, "Insufficient"],
  ])("refuses %s in a PATCH", async (_what, wrong, status, problem) => {
    const id = await create("groups", newGroup());
    expect(await refused(patch(`groups/${id}`, wrong))).toEqual([
      status,
      expect.stringContaining(problem),
    ]);
  });

  it("lets security groups share a nickname, but not Microsoft 365 groups", async () => {
    await create("groups", newGroup({ mailNickname: "shared" }));
    await create("groups", newGroup({ mailNickname: "shared" }));
    await create("groups", unified({ mailNickname: "shared" }));
    expect(await refused(post("groups", unified({ mailNickname: "Shared" })))).toEqual([
      400,
      "Another object with the same value for property mailNickname already exists.",
    ]);
  });

  it("takes what a documented update repeats", async () => {
    const id = await create("groups", unified());
    const same = { groupTypes: ["Unified"], mailEnabled: true, description: "x" };
    expect((await patch(`groups/${id}`, same)).status).toBe(204);
  });

  it("refuses whom Graph refuses as a member", async () => {
    const [security, other, office] = [
      await create("groups", newGroup()),
      await create("groups", newGroup()),
      await create("groups", unified()),
    ];
    const [application = ""] = await ids("applications?$top=1");
    const add = (group: string, member: string) =>
      refused(post(`groups/${group}/members/$ref`, { "@odata.id": reference(member) }));
    const invalid = [400, "Not a valid reference update."];
    expect(await add(security, application)).toEqual(invalid);
    expect(await add(security, security)).toEqual(invalid);
    expect(await add(office, other)).toEqual(invalid);
    expect(await add(security, office)).toEqual(invalid);
    expect(await add(security, other)).toEqual([204, ""]);
    expect(await ids(`groups/${other}/memberOf`)).toEqual([security]);
  });

  it("writes all of a bind list or nothing", async () => {
    const [one = "", two = ""] = await firstUsers(2);
    const id = await create("groups", newGroup());
    const bindMembers = (members: string[], more: object = {}) =>
      patch(`groups/${id}`, { "members@odata.bind": members.map(reference), ...more });
    expect(await refused(bindMembers([one, one]))).toEqual([
      400,
      "Request contains a property with duplicate values.",
    ]);
    const lost = "00000000-0000-0000-0000-000000000000";
    expect((await bindMembers([one, lost], { description: "x" })).status).toBe(404);
    expect(await ids(`groups/${id}/members`)).toEqual([]);
    expect((await get(`groups/${id}`)).body.description).toBeNull();
    expect((await bindMembers([one, two], { description: "x" })).status).toBe(204);
    expect(await ids(`groups/${id}/members`)).toEqual([one, two]);
    expect((await get(`groups/${id}`)).body.description).toBe("x");
  });

  it("binds owners on PATCH, and keeps the last one", async () => {
    const [one = "", two = ""] = await firstUsers(2);
    const id = await create("groups", newGroup({ "owners@odata.bind": [reference(one)] }));
    expect((await patch(`groups/${id}`, { "owners@odata.bind": [reference(two)] })).status).toBe(
      204,
    );
    expect(await ids(`groups/${id}/Owners`)).toEqual([one, two]);
    const remove = (owner: string) =>
      refused(opened.call("DELETE", `/v1.0/groups/${id}/owners/${owner}/$ref`));
    expect(await remove(one)).toEqual([204, ""]);
    expect(await remove(two)).toEqual([
      400,
      "The group must have at least one owner, hence this owner cannot be removed.",
    ]);
  });

  it("lets nobody choose the members of a dynamic group, or change what Exchange owns", async () => {
    const user = await pick();
    const dynamic = await create(
      "groups",
      newGroup({
        groupTypes: ["DynamicMembership"],
        membershipRule: 'user.department -eq "Sales"',
        membershipRuleProcessingState: "On",
      }),
    );
    const add = { "@odata.id": reference(user) };
    expect((await post(`groups/${dynamic}/members/$ref`, add)).status).toBe(400);
    expect((await patch(`groups/${dynamic}`, { membershipRule: null })).status).toBe(403);
    const { id } = opened.emulator.directory.create("group", { mailEnabled: true, groupTypes: [] });
    const exchange = [
      400,
      "Cannot Update a mail-enabled security groups and or distribution list.",
    ];
    expect(await refused(post(`groups/${id}/members/$ref`, add))).toEqual(exchange);
    expect(await refused(patch(`groups/${id}`, { description: "x" }))).toEqual(exchange);
  });
});

describe("applications", () => {
  it.each([
    ["credentials", { passwordCredentials: [] }, "'passwordCredentials' is read-only"],
    ["an unknown audience", { signInAudience: "Everybody" }, "'signInAudience'"],
    ["web as a text", { web: "https://x" }, "'web'"],
    ["an unknown field of web", { web: { nonsense: 1 } }, "'web'"],
    ["the client id", { appId: "x" }, "'appId' is read-only"],
    ["tags as a text", { tags: "x" }, "'tags'"],
  ])("refuses %s", async (_what, wrong, problem) => {
    const wanted = [400, expect.stringContaining(problem)];
    expect(await refused(post("applications", { displayName: "x", ...wrong }))).toEqual(wanted);
    const [id = ""] = await ids("applications?$top=1");
    expect(await refused(patch(`applications/${id}`, wrong))).toEqual(wanted);
  });

  it("shows its parts as objects, filled up", async () => {
    const id = await create("applications", {
      displayName: "x",
      web: { homePageUrl: "https://x" },
    });
    const { body } = await get(`applications/${id}`);
    expect(body.web).toMatchObject({ homePageUrl: "https://x", redirectUris: [] });
    for (const name of ["api", "info", "publicClient", "parentalControlSettings", "spa"])
      expect(body[name]).toEqual(expect.any(Object));
  });

  it("takes an owner and lets it go", async () => {
    const [user, [id = ""]] = [await pick(), await ids("applications?$top=1")];
    const path = `applications/${id}/owners`;
    expect((await post(`${path}/$ref`, { "@odata.id": reference(user) })).status).toBe(204);
    expect(await ids(path)).toContain(user);
    expect((await opened.call("DELETE", `/v1.0/${path}/${user}/$ref`)).status).toBe(204);
    expect(await ids(path)).not.toContain(user);
  });

  it("keeps an enabled role", async () => {
    const role = {
      id: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
      allowedMemberTypes: ["User"],
      displayName: "Reader",
      description: "Reads",
      value: "Reader",
      isEnabled: true,
    };
    const id = await create("applications", { displayName: "x", appRoles: [role] });
    expect(await refused(patch(`applications/${id}`, { appRoles: [] }))).toEqual([
      400,
      expect.stringContaining("unless disabled first"),
    ]);
    const off = { appRoles: [{ ...role, isEnabled: false }] };
    expect((await patch(`applications/${id}`, off)).status).toBe(204);
    expect((await patch(`applications/${id}`, { appRoles: [] })).status).toBe(204);
  });
});

describe("bodies that are no objects", () => {
  it.each([[null], [[]], ["text"], [5], [true], [[{}]], [{ "": 1 }]])("%j", async (body) => {
    const [group = ""] = await ids("groups?$top=1");
    for (const path of ["users", "groups", "applications", `groups/${group}/members/$ref`]) {
      const { status } = await post(path, body);
      expect(status).toBe(400);
    }
    if (body !== null && !Array.isArray(body)) return;
    expect((await patch(`groups/${group}`, body)).status).toBe(400);
  });
});
