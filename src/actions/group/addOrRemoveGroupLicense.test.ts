import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const groupId = "1132b215-826f-42a9-8cfe-1643d19d17fd";
const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const FLOW = "f30db892-07e9-47e9-837c-80727f46fd3d";

interface Licence {
  skuId: string;
  disabledPlans: string[];
}

const group = (assignedLicenses: Licence[], state: string | null = null): Answer => ({
  body: {
    id: groupId,
    assignedLicenses,
    licenseProcessingState: state === null ? null : { state },
  },
});

const reading = {
  method: "GET",
  path: `/v1.0/groups/${groupId}?$select=id%2CassignedLicenses%2ClicenseProcessingState`,
  headers: authorized,
};

const run = (inputs: Record<string, unknown>) =>
  runAction("addOrRemoveGroupLicense", { groupId, ...inputs });

describe("addOrRemoveGroupLicense", () => {
  it("adds as the documentation does, each disabled plan to its SKU", async () => {
    const { request, response } = graphExchange("groups.assignLicense add");
    const { addLicenses } = request.body as { addLicenses: Licence[] };
    const calls = playGraph([
      {
        body: {
          value: addLicenses.map(({ skuId, disabledPlans }) => ({
            skuId,
            servicePlans: disabledPlans.map((servicePlanId) => ({ servicePlanId })),
          })),
        },
      },
      group([]),
      response,
    ]);
    const skuIds = addLicenses.map(({ skuId }) => skuId);
    expect(
      await run({
        addSkuIds: skuIds,
        disabledPlanIds: addLicenses.flatMap(({ disabledPlans }) => disabledPlans),
      }),
    ).toEqual({
      success: true,
      groupId,
      added: skuIds,
      removed: [],
      updated: [],
      alreadyAssigned: [],
      notAssigned: [],
      assignedLicenses: addLicenses,
      stillBeingApplied: true,
    });
    expect(calls).toEqual([
      { method: "GET", path: "/v1.0/subscribedSkus", headers: authorized },
      reading,
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("removes as the documentation does", async () => {
    const { request, response } = graphExchange("groups.assignLicense remove");
    const { removeLicenses } = request.body as { removeLicenses: string[] };
    const calls = playGraph([
      group(removeLicenses.map((skuId) => ({ skuId, disabledPlans: [] }))),
      response,
    ]);
    expect(await run({ removeSkuIds: removeLicenses })).toMatchObject({
      removed: removeLicenses,
      assignedLicenses: [],
      stillBeingApplied: true,
    });
    expect(calls).toEqual([
      reading,
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it.each([
    ["QueuedForProcessing", true],
    ["ProcessingInProgress", true],
    ["ProcessingComplete", false],
    [null, false],
  ])(
    "sends nothing where all is so already; %s tells whether the members follow",
    async (state, stillBeingApplied) => {
      const calls = playGraph([group([{ skuId: E3, disabledPlans: [] }], state)]);
      expect(await run({ addSkuIds: [E3], removeSkuIds: [FLOW] })).toEqual({
        success: true,
        groupId,
        added: [],
        removed: [],
        updated: [],
        alreadyAssigned: [E3],
        notAssigned: [FLOW],
        assignedLicenses: [{ skuId: E3, disabledPlans: [] }],
        stillBeingApplied,
      });
      expect(calls).toEqual([reading]);
    },
  );

  it.each([
    [{}, /^Add or Remove Group License: nothing to do/],
    [{ addSkuIds: [E3], groupId: "Sales" }, /^Group Id: expects an object id/],
    [{ addSkuIds: [E3], removeSkuIds: [E3] }, /^Remove Licenses: ".*" stands in Add Licenses/],
  ])("refuses %j without a request", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  describe("after an answer that was lost", () => {
    freezeDate(new Date("2026-11-22T10:00:00Z"));
    skipWaits();

    it("looks at the group before it sends again", async () => {
      const calls = playGraph([
        group([]),
        { status: 503, body: graphFault("ServiceUnavailable", "Busy.") },
        group([{ skuId: E3, disabledPlans: [] }]),
      ]);
      expect(await run({ addSkuIds: [E3] })).toMatchObject({
        added: [E3],
        stillBeingApplied: true,
      });
      expect(calls.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
    });
  });
});
