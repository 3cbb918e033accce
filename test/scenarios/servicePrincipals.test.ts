import { FOREIGN_APP } from "../../emulator/servicePrincipals";
import { openStage, type Stage } from "../harness/stage";

const ownOnly = {
  clientId: "own-apps-only",
  clientSecret: "secret",
  roles: ["Application.ReadWrite.OwnedBy"],
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 5, groups: 2, applications: 3, apps: [ownOnly] });
});

beforeEach(() => {
  stage.emulator.directory.replication.lagMs = 0;
  stage.emulator.faults.clear();
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

interface Made {
  readonly id: string;
  readonly appId: string;
}

const role = (value: string, more: object = {}) => ({
  id: crypto.randomUUID(),
  value,
  displayName: value,
  description: value,
  isEnabled: true,
  allowedMemberTypes: ["User"],
  ...more,
});

/** The service principal of an app with roles, which nobody has to wait for. */
const makeApp = (appRoles: object[] = []): string =>
  stage.emulator.directory.create("servicePrincipal", { displayName: "Payroll", appRoles }).id;

describe("a service principal", () => {
  it("is created once, and found by either id", async () => {
    const { appId } = await run<Made>("createApplication", { displayName: "New" });
    const first = await run<Made>("createServicePrincipal", {
      appId,
      additionalProperties: { tags: ["HideApp"] },
    });
    expect(first).toMatchObject({ appId, displayName: "New", tags: ["HideApp"], created: true });
    const again = await run<Made>("createServicePrincipal", { appId });
    expect(again).toMatchObject({ id: first.id, created: false });
    expect([
      await run("getServicePrincipal", { appId, $select: "id" }),
      await run("getServicePrincipal", { servicePrincipalId: first.id, $select: "id" }),
    ]).toMatchObject([{ id: first.id }, { id: first.id }]);
    expect(stage.requests()).toEqual([
      "POST /v1.0/applications 201",
      "POST /v1.0/servicePrincipals 201",
      "POST /v1.0/servicePrincipals 409",
      `GET /v1.0/servicePrincipals(appId='${appId}') 200`,
      `GET /v1.0/servicePrincipals(appId='${appId}')?$select=id 200`,
      `GET /v1.0/servicePrincipals/${first.id}?$select=id 200`,
    ]);
  });

  it("of an app that is not replicated yet is waited for, and so is what follows", async () => {
    const approver = role("Approver");
    const principalId = [...stage.emulator.directory.all("user")][0]?.id;
    stage.emulator.directory.replication.lagMs = 300;
    const { appId } = await run<Made>("createApplication", {
      displayName: "Slow",
      additionalProperties: { appRoles: [approver] },
    });
    const { id: servicePrincipalId } = await run<Made>("createServicePrincipal", { appId });
    const assigned = await run("assignAppRole", {
      servicePrincipalId,
      principalId,
      appRoleId: approver.id,
    });
    expect(assigned).toMatchObject({ principalId, alreadyAssigned: false });
    const statuses = stage.requests().map((request) => request.split(" ").at(-1));
    expect(statuses.filter((status) => status === "201")).toHaveLength(3);
    expect(statuses).toContain("400");
    expect(statuses).toContain("404");
  });

  it("of no app is refused at once, with what to check", async () => {
    await expect(run("createServicePrincipal", { appId: crypto.randomUUID() })).rejects.toThrow(
      "Check Application (Client) ID: ",
    );
    expect(stage.requests()).toEqual(["POST /v1.0/servicePrincipals 400"]);
  });

  it("of another tenant's app wants the permission for every app", async () => {
    const connection = await stage.signIn(ownOnly);
    const { appId } = FOREIGN_APP;
    await expect(run("createServicePrincipal", { connection, appId })).rejects.toThrow(
      "Application.ReadWrite.All takes those of other tenants as well.",
    );
    expect(await run("createServicePrincipal", { appId })).toMatchObject({
      appOwnerOrganizationId: FOREIGN_APP.tenantId,
      created: true,
    });
  });

  it("lists are filtered, sorted and read to the end", async () => {
    interface List {
      value: { displayName: string; servicePrincipalType: string }[];
      "@odata.count"?: number;
    }
    const all = await run<List>("listServicePrincipals", {
      $orderby: "displayName",
      getAllPaginatedResults: true,
    });
    const stored = [...stage.emulator.directory.all("servicePrincipal")];
    expect(all.value).toHaveLength(stored.length);
    expect(all["@odata.count"]).toBe(stored.length);
    const graph = await run<List>("listServicePrincipals", {
      $filter: "displayName eq 'Microsoft Graph'",
    });
    expect(graph.value).toHaveLength(1);
    expect(stage.requests()).toEqual([
      "GET /v1.0/servicePrincipals?$count=true&$orderby=displayName&$top=999 200",
      "GET /v1.0/servicePrincipals?$filter=displayName%20eq%20%27Microsoft%20Graph%27 200",
    ]);
  });
});

describe("app roles", () => {
  it("are assigned to people, groups and apps, listed and removed, twice each", async () => {
    const [approver, caller] = [
      role("Approver"),
      role("Call", { allowedMemberTypes: ["Application"] }),
    ];
    const servicePrincipalId = makeApp([approver, caller]);
    const client = makeApp();
    const { directory } = stage.emulator;
    const [user] = directory.all("user");
    const [group] = directory.all("group");
    const wishes = [
      { principalId: user?.id, appRoleId: approver.id },
      { principalId: group?.id, appRoleId: approver.id },
      { principalId: client, appRoleId: caller.id },
    ];
    const assign = async () =>
      Promise.all(
        wishes.map((wish) => run<{ id: string }>("assignAppRole", { servicePrincipalId, ...wish })),
      );
    const first = await assign();
    expect(first).toMatchObject(
      wishes.map((wish) => ({ ...wish, resourceId: servicePrincipalId, alreadyAssigned: false })),
    );
    const again = await assign();
    expect(again).toMatchObject(first.map(({ id }) => ({ id, alreadyAssigned: true })));

    const list = await run<{ value: { id: string; principalType: string }[] }>(
      "listAppRoleAssignments",
      { servicePrincipalId, getAllPaginatedResults: true },
    );
    expect(list.value.map(({ principalType }) => principalType)).toEqual([
      "User",
      "Group",
      "ServicePrincipal",
    ]);

    stage.requests();
    const appRoleAssignmentId = first[0]?.id;
    const remove = () =>
      run("removeAppRoleAssignment", { servicePrincipalId, appRoleAssignmentId });
    const removed = { success: true, servicePrincipalId, appRoleAssignmentId };
    expect([await remove(), await remove()]).toEqual([
      { ...removed, alreadyRemoved: false },
      { ...removed, alreadyRemoved: true },
    ]);
    const path = `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
    expect(stage.requests()).toEqual([
      `DELETE ${path}/${appRoleAssignmentId} 204`,
      `DELETE ${path}/${appRoleAssignmentId} 400`,
    ]);
    const left = directory.appRoleAssignments.all().map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining(first.slice(1).map(({ id }) => id)));
    expect(left).not.toContain(appRoleAssignmentId);
  });

  it("the default one is for apps without roles", async () => {
    const [bare, rich] = [makeApp(), makeApp([role("Approver")])];
    const principalId = [...stage.emulator.directory.all("user")][1]?.id;
    expect(await run("assignAppRole", { servicePrincipalId: bare, principalId })).toMatchObject({
      appRoleId: "00000000-0000-0000-0000-000000000000",
    });
    await expect(run("assignAppRole", { servicePrincipalId: rich, principalId })).rejects.toThrow(
      "Choose an App Role ID among the appRoles of the service principal",
    );
  });

  it("an app registration is no principal", async () => {
    const servicePrincipalId = makeApp();
    const [application] = stage.emulator.directory.all("application");
    await expect(
      run("assignAppRole", { servicePrincipalId, principalId: application?.id }),
    ).rejects.toThrow("not that of an app registration");
  });

  it("of a missing service principal are errors", async () => {
    const missing = { servicePrincipalId: crypto.randomUUID() };
    await expect(run("listAppRoleAssignments", missing)).rejects.toThrow(/404/);
    await expect(
      run("removeAppRoleAssignment", { ...missing, appRoleAssignmentId: "x" }),
    ).rejects.toThrow(/404/);
  });

  it("are offered by the pickers", async () => {
    const approver = role("Approver");
    const servicePrincipalId = makeApp([approver, role("Old", { isEnabled: false })]);
    const pick = (key: string, inputs: object) =>
      stage.runner.runDataSource(key, { connection: stage.connection, ...inputs });
    expect(await pick("selectAppRole", { servicePrincipalId })).toEqual([
      { key: approver.id, label: "Approver" },
    ]);
    const apps = await pick("selectServicePrincipal", { optionSearch: "microsoft gr" });
    expect(apps).toMatchObject([{ label: expect.stringMatching(/^Microsoft Graph \(/) }]);
  });
});
