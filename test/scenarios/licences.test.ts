import { openStage, type Stage } from "../harness/stage";

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const EMS = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";
const TEAMS = "57ff2da0-773e-42df-b2af-ffb7a2317929";
const YAMMER = "7547a3fe-08ee-4ccb-b430-5077c5041653";

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ users: 0, groups: 0, applications: 0 });
});

afterEach(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

let made = 0;
const makeUser = (properties: Record<string, unknown> = {}): string => {
  made += 1;
  const { directory, domain } = stage.emulator;
  const userPrincipalName = `licensed${made}@${domain}`;
  return directory.create("user", { userPrincipalName, ...properties }).id;
};

const stored = (id: string) => stage.emulator.directory.find("user", id) ?? { id };

const nothing = {
  added: [],
  removed: [],
  updated: [],
  alreadyAssigned: [],
  notAssigned: [],
};

const SELECT = "id%2CusageLocation%2CassignedLicenses%2ClicenseAssignmentStates";

describe("licences of a user", () => {
  it("a newcomer gets them with the usage location, and a second run finds all done", async () => {
    const userId = makeUser();
    const inputs = {
      userId,
      addSkuIds: ["EnterprisePack", "ems"],
      disabledPlanIds: ["yammer_enterprise"],
      usageLocation: "DE",
    };
    const assignedLicenses = [
      { skuId: E3, disabledPlans: [YAMMER] },
      { skuId: EMS, disabledPlans: [] },
    ];
    const result = { ...nothing, success: true, userId, notRemovable: [], assignedLicenses };
    expect(await run("addOrRemoveUserLicense", inputs)).toEqual({ ...result, added: [E3, EMS] });
    expect(stage.requests()).toEqual([
      "GET /v1.0/subscribedSkus 200",
      `GET /v1.0/users/${userId}?$select=${SELECT} 200`,
      `PATCH /v1.0/users/${userId} 204`,
      `POST /v1.0/users/${userId}/assignLicense 200`,
    ]);
    expect(stored(userId)).toMatchObject({ usageLocation: "DE", assignedLicenses });

    expect(await run("addOrRemoveUserLicense", inputs)).toEqual({
      ...result,
      alreadyAssigned: [E3, EMS],
    });
    expect(stage.requests()).toEqual([
      "GET /v1.0/subscribedSkus 200",
      `GET /v1.0/users/${userId}?$select=${SELECT} 200`,
    ]);
  });

  it("are exchanged in one request, and the units move with them", async () => {
    const userId = makeUser({ usageLocation: "US" });
    const available = async () => {
      const { value } = await run<{ value: { skuId: string; available: number }[] }>(
        "listSubscribedSkus",
      );
      return [E3, E5].map((wanted) => value.find(({ skuId }) => skuId === wanted)?.available);
    };
    await run("addOrRemoveUserLicense", { userId, addSkuIds: [E3] });
    expect(await available()).toEqual([99, 25]);
    const result = await run("addOrRemoveUserLicense", {
      userId,
      addSkuIds: [E5],
      removeSkuIds: ["ENTERPRISEPACK"],
    });
    expect(result).toMatchObject({ success: true, added: [E5], removed: [E3] });
    expect(await available()).toEqual([100, 24]);
  });

  it("of a group are told and left, and the group takes them away", async () => {
    const userId = makeUser();
    const { directory, clock } = stage.emulator;
    const groupId = directory.create("group", { securityEnabled: true }).id;
    directory.link("members", groupId, [userId]);
    expect(
      await run("addOrRemoveGroupLicense", {
        groupId,
        addSkuIds: ["ENTERPRISEPACK"],
        disabledPlanIds: [TEAMS],
      }),
    ).toEqual({
      ...nothing,
      success: true,
      groupId,
      added: [E3],
      assignedLicenses: [{ skuId: E3, disabledPlans: [TEAMS] }],
      stillBeingApplied: true,
    });
    expect(await run("getUserLicenses", { userId })).toEqual({ value: [] });
    clock.advance(60_000);
    expect(await run("getUserLicenses", { userId })).toMatchObject({
      value: [
        {
          skuId: E3,
          skuPartNumber: "ENTERPRISEPACK",
          assignedDirectly: false,
          assignedByGroups: [groupId],
        },
      ],
    });
    stage.requests();
    expect(await run("addOrRemoveUserLicense", { userId, removeSkuIds: [E3] })).toEqual({
      ...nothing,
      success: false,
      userId,
      notRemovable: [{ skuId: E3, assignedByGroups: [groupId] }],
      assignedLicenses: [{ skuId: E3, disabledPlans: [TEAMS] }],
    });
    expect(stage.requests()).toHaveLength(1);
    const again = { groupId, removeSkuIds: [E3] };
    expect(await run("addOrRemoveGroupLicense", again)).toMatchObject({
      removed: [E3],
      stillBeingApplied: true,
    });
    clock.advance(60_000);
    expect(await run("addOrRemoveGroupLicense", again)).toMatchObject({
      notAssigned: [E3],
      stillBeingApplied: false,
    });
    expect(stored(userId)).toMatchObject({ assignedLicenses: [] });
  });

  it.each([
    [{}, { addSkuIds: [E3] }, "Fill in Usage Location"],
    [
      { usageLocation: "DE" },
      { addSkuIds: ["SHAREPOINTSTORAGE"] },
      "does not correspond to a valid company License",
    ],
    [
      { usageLocation: "DE" },
      { addSkuIds: [E3], disabledPlanIds: ["SHAREPOINTENTERPRISE"] },
      "Put the first into Disabled Service Plans as well",
    ],
    [
      { usageLocation: "DE" },
      { addSkuIds: [E3, "EXCHANGESTANDARD"] },
      "Two licences hold plans that nobody may have together",
    ],
    [{ usageLocation: "DE" }, { addSkuIds: ["CRMSTANDARD"] }, "Buy more licences"],
  ])("%j and %j are refused with what to do", async (properties, inputs, says) => {
    const userId = makeUser(properties);
    await expect(run("addOrRemoveUserLicense", { userId, ...inputs })).rejects.toThrow(says);
    expect(stored(userId)).not.toHaveProperty("assignedLicenses");
  });

  it("are assigned once when the answer is lost", async () => {
    const userId = makeUser({ usageLocation: "DE" });
    stage.emulator.faults.plan({
      times: 1,
      method: "POST",
      path: /assignLicense/,
      answer: { kind: "reset", done: true },
    });
    const result = await run("addOrRemoveUserLicense", { userId, addSkuIds: [E3] });
    expect(result).toMatchObject({ success: true, added: [E3] });
    expect(stage.requests().map((request) => request.split(" ")[0])).toEqual([
      "GET",
      "POST",
      "GET",
    ]);
    expect(stored(userId)).toMatchObject({ assignedLicenses: [{ skuId: E3 }] });
  });
});

it("pickers offer the SKUs and plans of the tenant", async () => {
  const pick = (key: string, inputs = {}) =>
    stage.runner.runDataSource<{ key: string; label: string }[]>(key, {
      connection: stage.connection,
      ...inputs,
    });
  expect(await pick("selectSku")).toContainEqual({
    key: E3,
    label: "ENTERPRISEPACK (100 available)",
  });
  expect(await pick("selectServicePlan", { skuId: E3, optionSearch: "team" })).toEqual([
    { key: TEAMS, label: "TEAMS1 (ENTERPRISEPACK)" },
  ]);
});
