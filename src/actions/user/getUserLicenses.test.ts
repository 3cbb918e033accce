import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const SCHOOL = "725422ed-e205-400e-ab0a-3899d8a398ca";
const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const OTHER = "1132b215-826f-42a9-8cfe-1643d19d17fd";

const { response } = graphExchange("users.licenseDetails.list");
const documented = (response.body as { value: { servicePlans: unknown[] }[] }).value;

const state = (skuId: string, assignedByGroup: string | null, state = "Active") => ({
  skuId,
  assignedByGroup,
  state,
  disabledPlans: [],
  error: "None",
});

describe("getUserLicenses", () => {
  it("tells who gave each of the documented licences", async () => {
    const calls = playGraph([
      response,
      {
        body: {
          licenseAssignmentStates: [
            state(E5, GROUP),
            state(SCHOOL, null),
            state(E5, null),
            state(E5, OTHER),
          ],
        },
      },
    ]);
    expect(await runAction("getUserLicenses", { userId })).toEqual({
      value: [
        {
          skuId: E5,
          skuPartNumber: "ENTERPRISEPREMIUM",
          assignedDirectly: true,
          assignedByGroups: [GROUP, OTHER],
          servicePlans: documented[0]?.servicePlans,
        },
        {
          skuId: SCHOOL,
          skuPartNumber: "SCHOOL_DATA_SYNC_P2",
          assignedDirectly: true,
          assignedByGroups: [],
          servicePlans: documented[1]?.servicePlans,
        },
      ],
    });
    expect(calls).toEqual([
      { method: "GET", path: `/v1.0/users/${userId}/licenseDetails`, headers: authorized },
      {
        method: "GET",
        path: `/v1.0/users/${userId}?$select=assignedLicenses%2ClicenseAssignmentStates`,
        headers: authorized,
      },
    ]);
  });

  it.each([
    [
      "a group that could not give it",
      [state(E5, GROUP), state(E5, OTHER, "Error")],
      [false, [GROUP]],
    ],
    ["a direct one that failed", [state(E5, GROUP), state(E5, null, "Error")], [false, [GROUP]]],
    ["one that works in part", [state(E5, GROUP, "ActiveWithError")], [false, [GROUP]]],
    ["an id in capitals", [state(E5.toUpperCase(), GROUP)], [false, [GROUP]]],
  ])("knows %s", async (_what, licenseAssignmentStates, [direct, groups]) => {
    playGraph([
      { body: { value: [{ skuId: E5, skuPartNumber: "ENTERPRISEPREMIUM" }] } },
      { body: { licenseAssignmentStates } },
    ]);
    expect(await runAction("getUserLicenses", { userId })).toEqual({
      value: [
        {
          skuId: E5,
          skuPartNumber: "ENTERPRISEPREMIUM",
          assignedDirectly: direct,
          assignedByGroups: groups,
          servicePlans: [],
        },
      ],
    });
  });

  it("takes a licence without a state for a direct one", async () => {
    playGraph([
      { body: { value: [{ skuId: E5 }] } },
      { body: { assignedLicenses: [{ skuId: E5 }], licenseAssignmentStates: null } },
    ]);
    expect(await runAction("getUserLicenses", { userId })).toMatchObject({
      value: [{ assignedDirectly: true, assignedByGroups: [], skuPartNumber: null }],
    });
  });

  it("of a guest are read by the encoded name, and none is an empty list", async () => {
    const calls = playGraph([{ body: { value: [] } }, { body: { licenseAssignmentStates: [] } }]);
    const guest = "adele_fabrikam.com#EXT#@contoso.com";
    expect(await runAction("getUserLicenses", { userId: guest })).toEqual({ value: [] });
    expect(calls[0]?.path).toBe(
      "/v1.0/users/adele_fabrikam.com%23EXT%23@contoso.com/licenseDetails",
    );
  });

  it("refuses a missing user id without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("getUserLicenses", { userId: "" })).rejects.toThrow(/^User Id: /);
    expect(calls).toEqual([]);
  });
});
