import { runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";
import { type Choice, holding, picklist } from "./picklist";

const shown = (value: Choice[], truncated = false) =>
  picklist({ value, truncated }, (choice) => choice);

describe("picklist", () => {
  it("sorts by label, tells equal names apart, and shows the id where nothing else is there", () => {
    expect(
      shown([
        { id: "3", name: "Zoe", detail: "zoe@x.com" },
        { id: "2", name: "adele", detail: "adele@x.com" },
        { id: "4", name: "Same" },
        { id: "5", name: "Same", detail: null },
        { id: "6", name: null, detail: null },
        { id: "7", name: null, detail: "only@x.com" },
        { id: "8", name: "Émile", detail: "" },
      ]),
    ).toEqual([
      { key: "6", label: "6" },
      { key: "2", label: "adele (adele@x.com)" },
      { key: "8", label: "Émile" },
      { key: "7", label: "only@x.com" },
      { key: "4", label: "Same [4]" },
      { key: "5", label: "Same [5]" },
      { key: "3", label: "Zoe (zoe@x.com)" },
    ]);
  });

  const more = { key: "", label: "… more: search, or enter the id" };

  it("says last that there is more", () => {
    expect(shown([{ id: "1", name: "Zoe" }], true)).toEqual([{ key: "1", label: "Zoe" }, more]);
  });

  it("is narrowed by a text in any case, where Graph cannot search", () => {
    const all = shown(
      ["Adele", "Zoë"].map((name) => ({ id: name, name })),
      true,
    );
    expect(holding(all, "ZO")).toEqual([{ key: "Zoë", label: "Zoë" }, more]);
    expect(holding(all, undefined)).toEqual(all);
  });
});

describe("an answer of an odd shape", () => {
  const odd = [null, 5, "x", {}, { id: null, displayName: "N" }, { id: "" }, { id: 7 }];

  it.each([
    "selectUser",
    "selectGroup",
    "selectApplication",
    "selectGroupMember",
    "selectSubscription",
    "selectDeletedItem",
    "selectDomain",
    "selectDirectoryRole",
    "selectAdministrativeUnit",
  ])("%s offers what can be chosen, and takes no other body for a list", async (key) => {
    playGraph([{ body: { value: [...odd, { id: "1", displayName: null }] } }, { body: {} }]);
    const inputs =
      key === "selectGroupMember" ? { groupId: "02bd9fd6-8f93-4758-87c3-1fb73740a315" } : {};
    const choices = await runDataSource<{ key: string }[]>(key, inputs);
    expect(choices.map((choice) => choice.key)).toEqual(["1"]);
    await expect(runDataSource(key, inputs)).rejects.toThrow("came without its entries");
  });
});

describe("data sources ask for one bounded page", () => {
  const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
  const members = `/v1.0/groups/${groupId}/members`;
  const named = "$select=id,displayName,userPrincipalName";
  const deleted = "/v1.0/directory/deletedItems/microsoft.graph";

  const asked = async (key: string, inputs: Record<string, unknown>) => {
    const calls = playGraph([{ body: { value: [] } }]);
    expect(await runDataSource(key, inputs)).toEqual([]);
    return calls.map(({ path, headers }) => [decodeURIComponent(path), headers.consistencylevel]);
  };

  it.each([
    ["selectUser", {}, `/v1.0/users?${named}&$orderby=displayName&$top=999`],
    ["selectGroup", {}, "/v1.0/groups?$select=id,displayName,mail&$orderby=displayName&$top=999"],
    ["selectApplication", {}, "/v1.0/applications?$select=id,appId,displayName&$top=999"],
    ["selectGroupMember", { groupId }, `${members}?${named}&$top=999`],
    ["selectGroupMember", { optionSearch: " & " }, `/v1.0/users?${named}&$top=999`],
    ["selectSubscription", {}, "/v1.0/subscriptions"],
    ["selectSubscription", { optionSearch: "users" }, "/v1.0/subscriptions"],
    ["selectDeletedItem", {}, `${deleted}.user?${named}&$top=999`],
    [
      "selectDeletedItem",
      { itemKind: "groups" },
      `${deleted}.group?$select=id,displayName,mail&$top=999`,
    ],
    [
      "selectDeletedItem",
      { itemKind: "servicePrincipals" },
      `${deleted}.servicePrincipal?$select=id,displayName,appId&$top=999`,
    ],
    [
      "selectDeletedItem",
      { itemKind: "administrativeUnits" },
      `${deleted}.administrativeUnit?$select=id,displayName&$top=999`,
    ],
    ["selectDomain", { optionSearch: "contoso" }, "/v1.0/domains"],
    [
      "selectDirectoryRole",
      { optionSearch: "User" },
      "/v1.0/roleManagement/directory/roleDefinitions?$select=id,displayName,isBuiltIn,isEnabled",
    ],
    [
      "selectAdministrativeUnit",
      {},
      "/v1.0/directory/administrativeUnits?$select=id,displayName&$top=999",
    ],
  ])("%s %j", async (key, inputs, path) => {
    expect(await asked(key, inputs)).toEqual([[path, undefined]]);
  });

  it.each([
    [
      "selectUser",
      {},
      `/v1.0/users?$search="displayName:R D" OR "mail:R D" OR "userPrincipalName:R D"&${named}&$orderby=displayName&$top=999&$count=true`,
    ],
    [
      "selectGroup",
      {},
      '/v1.0/groups?$search="displayName:R D" OR "mail:R D"&$select=id,displayName,mail&$orderby=displayName&$top=999&$count=true',
    ],
    [
      "selectApplication",
      {},
      '/v1.0/applications?$search="displayName:R D"&$select=id,appId,displayName&$top=999&$count=true',
    ],
    [
      "selectGroupMember",
      { groupId },
      `${members}?$search="displayName:R D"&${named}&$top=999&$count=true`,
    ],
    [
      "selectGroupMember",
      {},
      `/v1.0/users?$search="displayName:R D"&${named}&$top=999&$count=true`,
    ],
    [
      "selectDeletedItem",
      {},
      `${deleted}.user?$search="displayName:R D"&${named}&$top=999&$count=true`,
    ],
    [
      "selectAdministrativeUnit",
      {},
      '/v1.0/directory/administrativeUnits?$search="displayName:R D"&$select=id,displayName&$top=999&$count=true',
    ],
  ])("%s %j searches on Graph's side", async (key, inputs, path) => {
    expect(await asked(key, { ...inputs, optionSearch: "R&D" })).toEqual([[path, "eventual"]]);
  });

  it.each([
    "selectUser",
    "selectGroup",
    "selectApplication",
    "selectGroupMember",
    "selectSubscription",
    "selectDeletedItem",
    "selectDomain",
    "selectDirectoryRole",
    "selectAdministrativeUnit",
  ])("%s offers 999, and says that there is more", async (key) => {
    const value = Array.from({ length: 999 }, (_, index) => ({
      id: `${index}`,
      displayName: `${index}`,
    }));
    const calls = playGraph([
      { body: { value, "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" } },
    ]);
    const choices = await runDataSource<{ key: string }[]>(key);
    expect(choices).toHaveLength(1000);
    expect(choices.at(-1)).toEqual({ key: "", label: "… more: search, or enter the id" });
    expect(calls).toHaveLength(1);
  });

  it("a subscription is found by its label", async () => {
    const subscription = (id: string, resource: string) => ({
      id,
      resource,
      changeType: "updated",
      expirationDateTime: "2026-12-20T18:00:00Z",
      notificationUrl: "https://hooks.example.com/x",
    });
    playGraph([{ body: { value: [subscription("1", "users"), subscription("2", "groups")] } }]);
    const choices = await runDataSource<{ key: string }[]>("selectSubscription", {
      optionSearch: "GROUPS",
    });
    expect(choices.map(({ key }) => key)).toEqual(["2"]);
  });

  it("an id of a group is refused in the picker's words without a request", async () => {
    const calls = playGraph([]);
    await expect(runDataSource("selectGroupMember", { groupId: "Library" })).rejects.toThrow(
      /^Group Id: expects an object id/,
    );
    expect(calls).toEqual([]);
  });
});
