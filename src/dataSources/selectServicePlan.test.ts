import { runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";

const plan = (servicePlanId: string, servicePlanName: string | null, appliesTo = "User") => ({
  servicePlanId,
  servicePlanName,
  appliesTo,
});

const sku = (skuId: string, skuPartNumber: string, more: Record<string, unknown> = {}) => ({
  skuId,
  skuPartNumber,
  appliesTo: "User",
  capabilityStatus: "Enabled",
  consumedUnits: 1,
  prepaidUnits: { enabled: 3, warning: 0 },
  ...more,
});

const teams = plan("57ff", "TEAMS1");

const skus = {
  body: {
    value: [
      null,
      sku(E5, "ENTERPRISEPREMIUM", { servicePlans: [teams, plan("9f43", "LOCKBOX_ENTERPRISE")] }),
      sku(E3, "ENTERPRISEPACK", {
        capabilityStatus: "Suspended",
        servicePlans: [teams, plan("113f", "EXCHANGE_S_FOUNDATION", "Company"), {}, null],
      }),
      sku("99", "SHAREPOINTSTORAGE", { appliesTo: "Company", servicePlans: [plan("be5a", "X")] }),
      sku("50", "FLOW_FREE", { capabilityStatus: "Warning", servicePlans: null }),
    ],
  },
};

const asked = [{ method: "GET", path: "/v1.0/subscribedSkus" }];

describe("selectSku", () => {
  it("offers what people can have, with what is left or that it has ended", async () => {
    const calls = playGraph([skus]);
    expect(await runDataSource("selectSku")).toEqual([
      { key: E3, label: "ENTERPRISEPACK (suspended)" },
      { key: E5, label: "ENTERPRISEPREMIUM (2 available)" },
      { key: "50", label: "FLOW_FREE (2 available)" },
    ]);
    expect(calls).toMatchObject(asked);
  });

  it("is searched", async () => {
    playGraph([skus]);
    expect(await runDataSource("selectSku", { optionSearch: "flow" })).toEqual([
      { key: "50", label: "FLOW_FREE (2 available)" },
    ]);
  });
});

describe("selectServicePlan", () => {
  it("offers each plan once, with the SKUs that have it", async () => {
    const calls = playGraph([skus]);
    expect(await runDataSource("selectServicePlan")).toEqual([
      { key: "9f43", label: "LOCKBOX_ENTERPRISE (ENTERPRISEPREMIUM)" },
      { key: "57ff", label: "TEAMS1 (ENTERPRISEPREMIUM, ENTERPRISEPACK)" },
    ]);
    expect(calls).toMatchObject(asked);
  });

  it.each([E3, E3.toUpperCase(), "enterprisepack"])("offers the plans of %s", async (skuId) => {
    playGraph([skus]);
    expect(await runDataSource("selectServicePlan", { skuId })).toEqual([
      { key: "57ff", label: "TEAMS1 (ENTERPRISEPACK)" },
    ]);
  });

  it("is searched by plan and SKU", async () => {
    playGraph([skus, skus]);
    for (const optionSearch of ["lockbox", "premium"])
      expect(await runDataSource("selectServicePlan", { optionSearch })).toContainEqual({
        key: "9f43",
        label: "LOCKBOX_ENTERPRISE (ENTERPRISEPREMIUM)",
      });
  });

  it("offers 999, and says that there is more", async () => {
    const servicePlans = Array.from({ length: 1_000 }, (_, index) => plan(`${index}`, `P${index}`));
    playGraph([{ body: { value: [sku(E3, "ENTERPRISEPACK", { servicePlans })] } }]);
    const choices = await runDataSource<{ key: string }[]>("selectServicePlan");
    expect(choices).toHaveLength(1_000);
    expect(choices.at(-1)).toEqual({ key: "", label: "… more: search, or enter the id" });
  });
});
