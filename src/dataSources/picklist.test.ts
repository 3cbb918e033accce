import { runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";
import { type Choice, picklist } from "./picklist";

const shown = (choices: Choice[]) => picklist(choices, (choice) => choice);

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
});

describe("an answer of an odd shape", () => {
  const odd = [null, 5, "x", {}, { id: null, displayName: "N" }, { id: "" }, { id: 7 }];

  it.each([
    "selectUser",
    "selectGroup",
    "selectApplication",
    "selectGroupMember",
    "selectSubscription",
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
  it.each([
    [
      "selectUser",
      {},
      "/v1.0/users?$select=id%2CdisplayName%2CuserPrincipalName&$orderby=displayName&$top=999",
      undefined,
    ],
    [
      "selectGroup",
      {},
      "/v1.0/groups?$select=id%2CdisplayName%2Cmail&$orderby=displayName&$top=999",
      undefined,
    ],
    [
      "selectApplication",
      {},
      "/v1.0/applications?$select=id%2CappId%2CdisplayName&$top=999",
      undefined,
    ],
    [
      "selectGroupMember",
      { groupId: "02bd9fd6-8f93-4758-87c3-1fb73740a315" },
      "/v1.0/groups/02bd9fd6-8f93-4758-87c3-1fb73740a315/members?$select=id%2CdisplayName%2CuserPrincipalName&$top=999",
      undefined,
    ],
    ["selectSubscription", {}, "/v1.0/subscriptions", undefined],
  ])("%s", async (key, inputs, path, consistency) => {
    const calls = playGraph([
      { body: { value: [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" } },
    ]);
    expect(await runDataSource(key, inputs)).toEqual([]);
    expect(calls.map((call) => [call.path, call.headers.consistencylevel])).toEqual([
      [path, consistency],
    ]);
  });
});
