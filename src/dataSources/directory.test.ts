import { runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

describe("selectDomain", () => {
  const domains = {
    body: {
      value: [
        { id: "later.example", isVerified: false },
        { id: "fabrikam.com", isVerified: true, isDefault: false },
        { id: "contoso.com", isVerified: true, isDefault: true },
      ],
    },
  };

  it("offers verified domains only, and says which one is the default", async () => {
    playGraph([domains]);
    expect(await runDataSource("selectDomain")).toEqual([
      { key: "contoso.com", label: "contoso.com (default)" },
      { key: "fabrikam.com", label: "fabrikam.com" },
    ]);
  });

  it("is narrowed by a text", async () => {
    playGraph([domains]);
    expect(await runDataSource("selectDomain", { optionSearch: "FABRI" })).toEqual([
      { key: "fabrikam.com", label: "fabrikam.com" },
    ]);
  });
});

describe("selectDirectoryRole", () => {
  const path = "/v1.0/roleManagement/directory/roleDefinitions";
  const role = (id: string, displayName: string, isBuiltIn: boolean, isEnabled = true) => ({
    id,
    displayName,
    isBuiltIn,
    isEnabled,
  });

  it("offers all that can be assigned, and tells custom roles from built-in ones", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$skiptoken=abc`;
    const value = [role("1", "User Administrator", true), role("2", "Retired", false, false)];
    const calls = playGraph([
      { body: { value, "@odata.nextLink": nextLink } },
      { body: { value: [role("3", "Support", false)] } },
    ]);
    expect(await runDataSource("selectDirectoryRole")).toEqual([
      { key: "3", label: "Support (custom)" },
      { key: "1", label: "User Administrator" },
    ]);
    expect(calls.map((call) => call.path)).toEqual([
      `${path}?$select=id%2CdisplayName%2CisBuiltIn%2CisEnabled`,
      `${path}?$skiptoken=abc`,
    ]);
  });

  it("is narrowed by a text", async () => {
    const value = [role("1", "User Administrator", true), role("3", "Support", false)];
    playGraph([{ body: { value } }]);
    expect(await runDataSource("selectDirectoryRole", { optionSearch: "admin" })).toEqual([
      { key: "1", label: "User Administrator" },
    ]);
  });
});
