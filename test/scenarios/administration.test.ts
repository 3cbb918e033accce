import { openStage, type Stage } from "../harness/stage";

const ROLES = "/v1.0/roleManagement/directory/roleAssignments";
const UNITS = "/v1.0/directory/administrativeUnits";
const USER_ADMINISTRATOR = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const GONE = "00000000-0000-4000-8000-000000000000";
const READER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "reader" };

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    users: 30,
    devices: 8,
    apps: [{ ...READER, roles: ["User.Read.All"] }],
  });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

const shown = (): string[] => stage.requests().map((request) => decodeURIComponent(request));

interface List {
  value: Record<string, unknown>[];
}

const users = () => [...stage.emulator.directory.all("user")];

describe("the tenant", () => {
  it("tells its id, and its domains", async () => {
    const { tenantId, domain } = stage.emulator;
    expect(await run("getOrganization", { $select: "displayName" })).toEqual({
      displayName: "Contoso",
      id: tenantId,
      tenantId,
    });
    const { value } = await run<List>("listDomains");
    expect(value.map(({ id }) => id)).toEqual([domain, "unverified.example"]);
    expect(shown()).toEqual([
      "GET /v1.0/organization?$select=displayName,id 200",
      "GET /v1.0/domains 200",
    ]);
  });
});

describe("a directory role", () => {
  it("is assigned once, over the directory and over a unit, found and removed", async () => {
    const [user] = users();
    const [unit] = stage.emulator.directory.all("administrativeUnit");
    const wish = { principalId: user?.id, roleDefinitionId: USER_ADMINISTRATOR };
    const directoryScopeId = `/administrativeUnits/${unit?.id}`;
    const first = await run("assignDirectoryRole", wish);
    const over = await run("assignDirectoryRole", { ...wish, directoryScopeId });
    const again = await run("assignDirectoryRole", { ...wish, directoryScopeId });
    expect([first, over].map(({ alreadyAssigned }) => alreadyAssigned)).toEqual([false, false]);
    const { "@odata.context": _context, ...assignment } = over;
    expect(again).toEqual({ ...assignment, alreadyAssigned: true });
    const { value } = await run<List>("listDirectoryRoleAssignments", {
      principalId: user?.id,
      $expand: "roleDefinition",
      getAllPaginatedResults: true,
    });
    expect(value).toMatchObject([
      {
        id: first.id,
        directoryScopeId: "/",
        roleDefinition: { displayName: "User Administrator" },
      },
      { id: over.id, directoryScopeId },
    ]);
    const remove = () => run("removeDirectoryRoleAssignment", { roleAssignmentId: over.id });
    expect([await remove(), await remove()]).toEqual([
      { success: true, roleAssignmentId: over.id, alreadyRemoved: false },
      { success: true, roleAssignmentId: over.id, alreadyRemoved: true },
    ]);
    expect(stage.emulator.roles.held(user?.id ?? "").map(({ id }) => id)).toEqual([first.id]);
    expect(shown()).toEqual([
      `POST ${ROLES} 201`,
      `POST ${ROLES} 201`,
      `POST ${ROLES} 400`,
      `GET ${ROLES}?$filter=roleDefinitionId eq '${USER_ADMINISTRATOR}' and principalId eq '${user?.id}' 200`,
      `GET ${ROLES}?$expand=roleDefinition&$filter=principalId eq '${user?.id}'&$top=999 200`,
      `DELETE ${ROLES}/${over.id} 204`,
      `DELETE ${ROLES}/${over.id} 404`,
    ]);
  });

  it("of nobody, or in no such unit, is an error", async () => {
    const [user] = users();
    const wish = { principalId: user?.id, roleDefinitionId: USER_ADMINISTRATOR };
    for (const wrong of [
      { principalId: GONE },
      { directoryScopeId: `/administrativeUnits/${GONE}` },
    ])
      await expect(run("assignDirectoryRole", { ...wish, ...wrong })).rejects.toThrow(
        /^Assign Directory Role failed: .*404/,
      );
  });

  it("is not for an app without the permission, and the error names it", async () => {
    const connection = await stage.signIn(READER);
    const inputs = { principalId: GONE, roleDefinitionId: USER_ADMINISTRATOR, connection };
    await expect(run("assignDirectoryRole", inputs)).rejects.toThrow(
      "The least permission for this is RoleManagement.ReadWrite.Directory.",
    );
  });
});

describe("an administrative unit", () => {
  it("takes a member once, lists it, and lets it go once", async () => {
    const [device] = stage.emulator.directory.all("device");
    const [unit] = stage.emulator.directory.all("administrativeUnit");
    const inputs = { administrativeUnitId: unit?.id, memberId: device?.id };
    const add = () => run("addMemberToAdministrativeUnit", inputs);
    expect([await add(), await add()]).toEqual([
      { success: true, ...inputs, alreadyMember: false },
      { success: true, ...inputs, alreadyMember: true },
    ]);
    const { value } = await run<List>("listAdministrativeUnitMembers", {
      administrativeUnitId: unit?.id,
      $filter: "startsWith(displayName,'DESKTOP')",
    });
    expect(value.map(({ id }) => id)).toEqual([device?.id]);
    const remove = () => run("removeMemberFromAdministrativeUnit", inputs);
    expect([await remove(), await remove()]).toEqual([
      { success: true, ...inputs, alreadyRemoved: false },
      { success: true, ...inputs, alreadyRemoved: true },
    ]);
    expect(stage.emulator.directory.find("device", device?.id ?? "")).toBeDefined();
    const path = `${UNITS}/${unit?.id}`;
    expect(shown()).toEqual([
      `POST ${path}/members/$ref 204`,
      `POST ${path}/members/$ref 400`,
      `GET ${path}/members?$count=true&$filter=startsWith(displayName,'DESKTOP') 200`,
      `DELETE ${path}/members/${device?.id}/$ref 204`,
      `DELETE ${path}/members/${device?.id}/$ref 404`,
      `GET ${path}?$select=id 200`,
    ]);
  });

  it("that is not there is an error", async () => {
    const [user] = users();
    const inputs = { administrativeUnitId: GONE, memberId: user?.id };
    for (const key of ["addMemberToAdministrativeUnit", "removeMemberFromAdministrativeUnit"])
      await expect(run(key, inputs)).rejects.toThrow(/404/);
    expect(users()).toHaveLength(30);
  });
});

describe("devices", () => {
  it("of the tenant and of a user", async () => {
    const all = await run<List>("listDevices", {
      $orderby: "displayName desc",
      $select: "displayName",
    });
    expect(all.value[0]).toMatchObject({ displayName: "DESKTOP-00008" });
    const owner = users().find(({ id }) => stage.emulator.directory.ownedDevices(id).length > 0);
    const owned = await run<List>("listDevices", {
      ownedByUserId: owner?.userPrincipalName,
      getAllPaginatedResults: true,
    });
    expect(owned.value.map(({ id }) => id)).toEqual(
      stage.emulator.directory.ownedDevices(owner?.id ?? "").map(({ id }) => id),
    );
  });
});

describe("pickers", () => {
  it.each([
    ["selectDomain", {}, ["contoso.onmicrosoft.com (default)"]],
    ["selectDirectoryRole", { optionSearch: "user" }, ["User Administrator"]],
    ["selectAdministrativeUnit", { optionSearch: "Dub" }, ["Dublin 2"]],
  ])("%s %j", async (key, inputs, labels) => {
    const choices = await stage.runner.runDataSource<{ label: string }[]>(key, {
      connection: stage.connection,
      ...inputs,
    });
    expect(choices.map(({ label }) => label)).toEqual(labels);
  });
});
