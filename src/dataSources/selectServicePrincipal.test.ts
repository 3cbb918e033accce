import { runDataSource } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

const run = (inputs = {}) =>
  runDataSource<{ key: string; label: string }[]>("selectServicePrincipal", inputs);

const PATH = "/v1.0/servicePrincipals";
const QUERY = "$select=id,appId,displayName&$top=999";

describe("selectServicePrincipal", () => {
  it.each([
    [{}, `${PATH}?${QUERY}`, undefined],
    [
      { optionSearch: 'Pay "roll"' },
      `${PATH}?$search="displayName:Pay \\"roll\\""&${QUERY}&$count=true`,
      "eventual",
    ],
  ])("asks for one bounded page: %j", async (inputs, path, level) => {
    const calls = playGraph([{ body: { value: [] } }]);
    expect(await run(inputs)).toEqual([]);
    expect(
      calls.map(({ path, headers }) => [decodeURIComponent(path), headers.consistencylevel]),
    ).toEqual([[path, level]]);
  });

  it("sorts by name, and tells apps of one name apart by their client ids", async () => {
    playGraph([
      {
        body: {
          value: [
            { id: "1", displayName: "Payroll", appId: "b" },
            { id: "2", displayName: "Payroll", appId: "a" },
            { id: "3", displayName: null, appId: "c" },
            { id: "" },
            null,
          ],
        },
      },
    ]);
    expect(await run()).toEqual([
      { key: "3", label: "c" },
      { key: "2", label: "Payroll (a)" },
      { key: "1", label: "Payroll (b)" },
    ]);
  });

  it("offers 999, and says that there is more", async () => {
    const value = Array.from({ length: 999 }, (_, index) => ({ id: `${index}` }));
    const more = { "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" };
    const calls = playGraph([{ body: { value, ...more } }]);
    const choices = await run();
    expect([choices.length, choices.at(-1)?.key, calls.length]).toEqual([1000, "", 1]);
  });
});
