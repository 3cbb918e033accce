import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const FLOW = "f30db892-07e9-47e9-837c-80727f46fd3d";
const TEAMS = "57ff2da0-773e-42df-b2af-ffb7a2317929";
const YAMMER = "7547a3fe-08ee-4ccb-b430-5077c5041653";
const LOCKBOX = "9f431833-0334-42de-a7dc-70aa40db46db";

const plan = (servicePlanId: string, servicePlanName: string) => ({
  servicePlanId,
  servicePlanName,
  appliesTo: "User",
});
const [teams, yammer] = [plan(TEAMS, "TEAMS1"), plan(YAMMER, "YAMMER_ENTERPRISE")];

const skus = {
  body: {
    value: [
      { skuId: E3, skuPartNumber: "ENTERPRISEPACK", servicePlans: [teams, yammer] },
      {
        skuId: E5,
        skuPartNumber: "ENTERPRISEPREMIUM",
        servicePlans: [teams, plan(LOCKBOX, "LOCKBOX_ENTERPRISE")],
      },
      { skuId: FLOW, skuPartNumber: "FLOW_FREE", servicePlans: null },
    ],
  },
};

const state = (
  skuId: string,
  {
    disabledPlans = [] as string[],
    assignedByGroup = null as string | null,
    state = "Active",
  } = {},
) => ({ skuId, disabledPlans, assignedByGroup, state, error: "None" });

const user = (states: unknown[], usageLocation: string | null = "DE"): Answer => ({
  body: { id: userId, usageLocation, licenseAssignmentStates: states },
});

const done: Answer = { body: { id: userId, displayName: "Adele Vance" } };

const reading = {
  method: "GET",
  path: `/v1.0/users/${userId}?$select=id%2CusageLocation%2CassignedLicenses%2ClicenseAssignmentStates`,
  headers: authorized,
};

const assigning = (addLicenses: unknown[], removeLicenses: string[] = []) => ({
  method: "POST",
  path: `/v1.0/users/${userId}/assignLicense`,
  headers: authorizedJson,
  body: { addLicenses, removeLicenses },
});

const readingSkus = { method: "GET", path: "/v1.0/subscribedSkus", headers: authorized };

const run = (inputs: Record<string, unknown>) =>
  runAction<Record<string, unknown>>("addOrRemoveUserLicense", { userId, ...inputs });

const nothing = {
  success: true,
  userId,
  added: [],
  removed: [],
  updated: [],
  alreadyAssigned: [],
  notAssigned: [],
  assignedLicenses: [],
  notRemovable: [],
};

describe("addOrRemoveUserLicense", () => {
  it("sends what the documentation sends, and gives the licences of its answer", async () => {
    const { request, response } = graphExchange("users.assignLicense");
    const { addLicenses, removeLicenses } = request.body as {
      addLicenses: { skuId: string; disabledPlans: string[] }[];
      removeLicenses: string[];
    };
    const [licence = { skuId: "", disabledPlans: [] }] = addLicenses;
    const servicePlans = licence.disabledPlans.map((id) => plan(id, "PLAN"));
    const calls = playGraph([
      { body: { value: [{ skuId: licence.skuId, servicePlans }] } },
      user(removeLicenses.map((skuId) => state(skuId))),
      response,
    ]);
    const result = await run({
      addSkuIds: [licence.skuId],
      disabledPlanIds: licence.disabledPlans,
      removeSkuIds: removeLicenses,
    });
    expect(result).toEqual({
      ...nothing,
      added: [licence.skuId],
      removed: removeLicenses,
      assignedLicenses: (response.body as { assignedLicenses: unknown }).assignedLicenses,
    });
    expect(calls).toEqual([readingSkus, reading, assigning(addLicenses, removeLicenses)]);
  });

  it.each([
    ["part numbers in any case", ["enterprisepack", "FLOW_free"]],
    ["text", "ENTERPRISEPACK, FLOW_FREE"],
    [
      "records of List Subscribed SKUs",
      [{ id: `x_${E3}`, skuId: E3 }, { skuPartNumber: "FLOW_FREE" }],
    ],
    ["ids of subscribed SKUs", [`48a80680-7326-48cd-9935-b556b81d3a4e_${E3}`, "FLOW_FREE"]],
    ["one SKU by both of its names", [E3.toUpperCase(), "ENTERPRISEPACK", "FLOW_FREE"]],
  ])("takes %s", async (_what, addSkuIds) => {
    const calls = playGraph([skus, user([]), done]);
    expect(await run({ addSkuIds })).toEqual({
      ...nothing,
      added: [E3, FLOW],
      assignedLicenses: [
        { skuId: E3, disabledPlans: [] },
        { skuId: FLOW, disabledPlans: [] },
      ],
    });
    expect(calls).toEqual([
      readingSkus,
      reading,
      assigning([
        { skuId: E3, disabledPlans: [] },
        { skuId: FLOW, disabledPlans: [] },
      ]),
    ]);
  });

  it("names 30 SKUs of a tenant that has more", async () => {
    const value = Array.from({ length: 32 }, (_, index) => ({
      skuId: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, "0")}`,
      skuPartNumber: `SKU_${index}`,
      appliesTo: "User",
      servicePlans: [],
    }));
    playGraph([{ body: { value } }]);
    await expect(run({ addSkuIds: ["E3"] })).rejects.toThrow(/SKU_28, SKU_29 and 2 more/);
  });

  it("reads no SKUs where ids do", async () => {
    const calls = playGraph([user([state(FLOW)]), done]);
    await run({ addSkuIds: [E3], removeSkuIds: JSON.stringify([FLOW, FLOW.toUpperCase()]) });
    expect(calls).toEqual([reading, assigning([{ skuId: E3, disabledPlans: [] }], [FLOW])]);
  });

  it("gives each disabled plan to the SKUs that have it", async () => {
    const calls = playGraph([skus, user([]), done]);
    await run({
      addSkuIds: [E3, E5, FLOW],
      disabledPlanIds: [{ servicePlanId: TEAMS.toUpperCase() }, "yammer_enterprise"],
    });
    expect(calls.at(-1)).toEqual(
      assigning([
        { skuId: E3, disabledPlans: [TEAMS, YAMMER] },
        { skuId: E5, disabledPlans: [TEAMS] },
        { skuId: FLOW, disabledPlans: [] },
      ]),
    );
  });

  it("sends nothing where all is so already", async () => {
    const calls = playGraph([skus, user([state(E3, { disabledPlans: [YAMMER] })])]);
    const result = await run({
      addSkuIds: [E3],
      disabledPlanIds: [YAMMER],
      removeSkuIds: [FLOW],
      usageLocation: "US",
    });
    expect(result).toEqual({
      ...nothing,
      alreadyAssigned: [E3],
      notAssigned: [FLOW],
      assignedLicenses: [{ skuId: E3, disabledPlans: [YAMMER] }],
    });
    expect(calls).toEqual([readingSkus, reading]);
  });

  it("changes the plans of a licence that is there, and leaves those that are not named", async () => {
    const before = [state(E3, { disabledPlans: [TEAMS] }), state(E5, { disabledPlans: [LOCKBOX] })];
    const calls = playGraph([skus, user(before), done]);
    const result = await run({ addSkuIds: [E3, E5], disabledPlanIds: [YAMMER] });
    expect(result).toEqual({
      ...nothing,
      updated: [E3],
      alreadyAssigned: [E5],
      assignedLicenses: [
        { skuId: E5, disabledPlans: [LOCKBOX] },
        { skuId: E3, disabledPlans: [YAMMER] },
      ],
    });
    expect(calls.at(-1)).toEqual(assigning([{ skuId: E3, disabledPlans: [YAMMER] }]));
  });

  it("tells what only groups give, and does the rest", async () => {
    const before = [
      state(E3, { assignedByGroup: GROUP }),
      state(E5),
      state(E5, { assignedByGroup: GROUP, disabledPlans: [LOCKBOX] }),
    ];
    const calls = playGraph([user(before), done]);
    expect(await run({ removeSkuIds: [E3, E5] })).toEqual({
      ...nothing,
      success: false,
      removed: [E5],
      notRemovable: [{ skuId: E3, assignedByGroups: [GROUP] }],
      assignedLicenses: [
        { skuId: E3, disabledPlans: [] },
        { skuId: E5, disabledPlans: [LOCKBOX] },
      ],
    });
    expect(calls.at(-1)).toEqual(assigning([], [E5]));
  });

  it("gives directly what a group gives or a direct one failed to", async () => {
    const before = [
      state(E3, { assignedByGroup: GROUP, disabledPlans: [TEAMS] }),
      state(E5, { state: "Error" }),
    ];
    playGraph([user(before), done]);
    expect(await run({ addSkuIds: [E3, E5] })).toMatchObject({
      added: [E3, E5],
      alreadyAssigned: [],
      assignedLicenses: [
        { skuId: E3, disabledPlans: [] },
        { skuId: E5, disabledPlans: [] },
      ],
    });
  });

  it("does not call a licence of a group that failed one of the user", async () => {
    const calls = playGraph([user([state(E3, { assignedByGroup: GROUP, state: "Error" })])]);
    expect(await run({ removeSkuIds: [E3] })).toEqual({ ...nothing, notAssigned: [E3] });
    expect(calls).toEqual([reading]);
  });

  it("sets the usage location first, where there is none and something is added", async () => {
    const calls = playGraph([user([], null), { status: 204 }, done]);
    await run({ addSkuIds: [E3], usageLocation: "de" });
    expect(calls).toEqual([
      reading,
      {
        method: "PATCH",
        path: `/v1.0/users/${userId}`,
        headers: authorizedJson,
        body: { usageLocation: "DE" },
      },
      assigning([{ skuId: E3, disabledPlans: [] }]),
    ]);
  });

  describe("after the usage location was set", () => {
    freezeDate(new Date("2026-11-22T10:00:00Z"));
    skipWaits();

    const unknown: Answer = {
      status: 400,
      body: graphFault(
        "Request_BadRequest",
        "License assignment cannot be done for user with invalid usage location.",
      ),
    };
    const inputs = { addSkuIds: [E3], usageLocation: "DE" };
    const before = [user([], null), { status: 204 }];

    it("waits until Graph knows it everywhere", async () => {
      const calls = playGraph([...before, unknown, unknown, done]);
      expect(await run(inputs)).toMatchObject({ added: [E3] });
      expect(calls.slice(2)).toEqual(Array(3).fill(assigning([{ skuId: E3, disabledPlans: [] }])));
    });

    it("does not wait for ever, and says that it is set", async () => {
      const calls = playGraph([...before, ...Array<Answer>(9).fill(unknown)]);
      await expect(run(inputs)).rejects.toThrow(
        /^Add or Remove User License failed after it had set the usage location: License/,
      );
      expect(calls).toHaveLength(2 + 5);
    });

    it("says that it is set when the sign-in ended in between, too", async () => {
      playGraph([...before, { status: 401, body: graphFault("InvalidAuthenticationToken", "x") }]);
      await expect(run(inputs)).rejects.toThrow(/401 .* after it had set the usage location\.$/);
    });

    it("does not wait where it was there before", async () => {
      const calls = playGraph([user([], "DE"), unknown]);
      await expect(run(inputs)).rejects.toThrow(/^Add or Remove User License failed: License/);
      expect(calls).toHaveLength(2);
    });
  });

  it.each([
    ["that is there", "US", { addSkuIds: [E3] }],
    ["alone where nothing is added", null, { removeSkuIds: [FLOW] }],
  ])("leaves a usage location %s", async (_what, location, inputs) => {
    const calls = playGraph([user([state(FLOW)], location), done]);
    await run({ ...inputs, usageLocation: "DE" });
    expect(calls.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  it("writes nothing for lists of an earlier step that are empty", async () => {
    const calls = playGraph([user([state(E3)])]);
    expect(await run({ addSkuIds: [], removeSkuIds: [] })).toEqual({
      ...nothing,
      assignedLicenses: [{ skuId: E3, disabledPlans: [] }],
    });
    expect(calls).toEqual([reading]);
  });

  it.each([
    [{}, /^Add or Remove User License: nothing to do: give Add Licenses or Remove Licenses/],
    [{ addSkuIds: "", removeSkuIds: null }, /^Add or Remove User License: nothing to do/],
    [
      { removeSkuIds: [E3], disabledPlanIds: [TEAMS] },
      /^Disabled Service Plans: belongs to the licences in Add Licenses/,
    ],
    [
      { addSkuIds: [E3], removeSkuIds: [E3.toUpperCase()] },
      /^Remove Licenses: "6FD2.*" stands in Add Licenses as well/,
    ],
    [{ addSkuIds: [{ displayName: "E3" }] }, /^Add Licenses: holds a record without skuId, id/],
    [{ addSkuIds: [["x"], true] }, /^Add Licenses: expects text/],
    [{ removeSkuIds: "[1" }, /^Remove Licenses: is not valid JSON/],
    [{ addSkuIds: ["x".repeat(257)] }, /^Add Licenses: holds a name of more than 256/],
    [{ addSkuIds: [E3], usageLocation: "Germany" }, /^Usage Location: expects the two letters/],
    [{ addSkuIds: [E3], userId: "" }, /^User Id: is required/],
  ])("refuses %j without a request", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it.each([
    [
      { addSkuIds: ["E3"] },
      /^Add Licenses: the tenant has no SKU "E3". It has ENTERPRISEPACK, ENTERPRISEPREMIUM, FLOW_FREE/,
    ],
    [{ removeSkuIds: ["E3"] }, /^Remove Licenses: the tenant has no SKU "E3"/],
    [
      { addSkuIds: ["enterprisepack"], removeSkuIds: [E3] },
      /^Remove Licenses: "6fd2.*" stands in Add Licenses as well/,
    ],
    [
      { addSkuIds: [E3], disabledPlanIds: [LOCKBOX, TEAMS, "KAIZALA"] },
      /^Disabled Service Plans: "9f43.*", "KAIZALA" is a service plan of none of the licences in Add Licenses/,
    ],
  ])("refuses %j once it knows the SKUs", async (inputs, problem) => {
    const calls = playGraph([skus]);
    await expect(run(inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([readingSkus]);
  });

  it("nobody has a SKU that the tenant does not have", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    playGraph([skus, user([]), done]);
    expect(await run({ addSkuIds: ["ENTERPRISEPACK"], removeSkuIds: [unknown] })).toMatchObject({
      added: [E3],
      notAssigned: [unknown],
    });
  });

  describe("after an answer that was lost", () => {
    freezeDate(new Date("2026-11-22T10:00:00Z"));
    skipWaits();

    const lost: Answer = { status: 504, body: graphFault("GatewayTimeout", "Late.") };

    it("looks, and is content when it was carried out", async () => {
      const calls = playGraph([user([]), lost, user([state(E3)])]);
      expect(await run({ addSkuIds: [E3] })).toMatchObject({ success: true, added: [E3] });
      expect(calls.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
    });

    it("sends what is left once more", async () => {
      const calls = playGraph([user([state(FLOW)]), lost, user([]), done]);
      expect(await run({ addSkuIds: [E3], removeSkuIds: [FLOW] })).toMatchObject({
        added: [E3],
        removed: [FLOW],
      });
      expect(calls.at(-1)).toEqual(assigning([{ skuId: E3, disabledPlans: [] }]));
    });

    it.each([
      ["is a page of a gateway", { body: "<html>" }],
      ["is empty", { body: "" }],
      ["is cut off", { body: '{"id": ', headers: { "Content-Type": "application/json" } }],
    ])("looks as well when the answer %s", async (_what, answer) => {
      const calls = playGraph([user([]), answer, user([state(E3)])]);
      expect(await run({ addSkuIds: [E3] })).toMatchObject({ added: [E3] });
      expect(calls).toHaveLength(3);
    });

    it("says that it is not known when that is lost too", async () => {
      playGraph([user([]), lost, user([]), lost]);
      await expect(run({ addSkuIds: [E3] })).rejects.toThrow(/It is unknown whether Graph/);
    });
  });

  it("does not look again after a refusal", async () => {
    const message = `Subscription with SKU ${E3} does not have any available licenses.`;
    const calls = playGraph([
      user([]),
      { status: 400, body: graphFault("Request_BadRequest", message) },
    ]);
    await expect(run({ addSkuIds: [E3] })).rejects.toThrow(
      /^Add or Remove User License failed: Subscription .* Buy more licences/,
    );
    expect(calls).toHaveLength(2);
  });
});
