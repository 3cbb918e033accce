import { authorized, runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

const run = (inputs = {}) =>
  runDataSource<{ key: string; label: string }[]>("selectAppRole", inputs);

const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";
const role = (id: string, displayName: string, more = {}) => ({
  id,
  displayName,
  value: `Payroll.${displayName}`,
  isEnabled: true,
  ...more,
});
const payroll = {
  id: servicePrincipalId,
  displayName: "Payroll",
  appRoles: [
    role("2", "Reader"),
    role("1", "Approver"),
    role("3", "Old", { isEnabled: false }),
    null,
  ],
};
const expenses = { id: "x", displayName: "Expenses", appRoles: [role("4", "Reader")] };

describe("selectAppRole", () => {
  it("offers the enabled roles of a service principal with their values", async () => {
    const calls = playGraph([{ body: payroll }]);
    expect(await run({ servicePrincipalId })).toEqual([
      { key: "1", label: "Approver (Payroll.Approver)" },
      { key: "2", label: "Reader (Payroll.Reader)" },
    ]);
    expect(calls).toEqual([
      {
        method: "GET",
        path: `/v1.0/servicePrincipals/${servicePrincipalId}?$select=id%2CdisplayName%2CappRoles`,
        headers: authorized,
      },
    ]);
  });

  it("offers those of all service principals with their apps", async () => {
    const calls = playGraph([{ body: { value: [payroll, null, { id: "y" }, expenses] } }]);
    expect(await run()).toEqual([
      { key: "1", label: "Approver (Payroll)" },
      { key: "4", label: "Reader (Expenses)" },
      { key: "2", label: "Reader (Payroll)" },
    ]);
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/servicePrincipals?$select=id%2CdisplayName%2CappRoles&$top=999",
    ]);
  });

  it("finds roles by what their label holds", async () => {
    playGraph([{ body: payroll }]);
    const found = await run({ servicePrincipalId, optionSearch: "APPROVER" });
    expect(found.map(({ key }) => key)).toEqual(["1"]);
  });

  it.each([999, 1_000])("offers at most 999 of %i, and says when there are more", async (count) => {
    const appRoles = Array.from({ length: count }, (_, index) => role(`${index}`, `R${index}`));
    playGraph([{ body: { ...payroll, appRoles } }]);
    const choices = await run({ servicePrincipalId });
    expect(choices.filter(({ key }) => key !== "")).toHaveLength(999);
    expect(choices.at(-1)?.key === "").toBe(count > 999);
  });

  it("says that there are more service principals", async () => {
    const more = { "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" };
    const value = Array.from({ length: 999 }, () => ({ id: "1", appRoles: [] }));
    const calls = playGraph([{ body: { value, ...more } }]);
    expect((await run()).map(({ key }) => key)).toEqual([""]);
    expect(calls).toHaveLength(1);
  });

  it("refuses a name without a request", async () => {
    const calls = playGraph([]);
    await expect(run({ servicePrincipalId: "Payroll" })).rejects.toThrow(
      "Service Principal ID: expects an object id",
    );
    expect(calls).toEqual([]);
  });
});
