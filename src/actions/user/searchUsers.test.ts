import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const advanced = { ...authorized, consistencylevel: "eventual" };

const users = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `${index}` }));
const nextLink = "https://graph.microsoft.com/v1.0/users?$top=2&$skiptoken=x";

const asked = async (inputs: Record<string, unknown>) => {
  const calls = playGraph([{ body: { value: [] } }]);
  await runAction("searchUsers", inputs);
  return calls.map(({ path }) => decodeURIComponent(path));
};

describe("searchUsers", () => {
  it("looks in name, mail address and user principal name, in one request", async () => {
    const { response } = graphExchange("users.list $search single clause");
    const calls = playGraph([response]);
    expect(await runAction("searchUsers", { searchText: "wa" })).toEqual({
      value: (response.body as { value: unknown[] }).value,
      truncated: false,
    });
    expect(calls).toEqual([
      {
        method: "GET",
        path: `/v1.0/users?$search=${encodeURIComponent(
          '"displayName:wa" OR "mail:wa" OR "userPrincipalName:wa"',
        )}&$top=100&$count=true`,
        headers: advanced,
      },
    ]);
  });

  it.each([
    ['Adele "Del" V', '"displayName:Adele \\"Del\\" V"'],
    ["back\\slash", '"displayName:back\\\\slash"'],
    ["this AND that", '"displayName:this AND that"'],
    ["Jürgen Öß", '"displayName:Jürgen Öß"'],
    ["x", '"displayName:x"'],
    ["R&D", '"displayName:R D"'],
    ["100% #1 + ?", '"displayName:100% #1 + ?"'],
    [7, '"displayName:7"'],
  ])("takes %j as text", async (searchText, clause) => {
    expect(await asked({ searchText, searchIn: ["displayName"] })).toEqual([
      `/v1.0/users?$search=${clause}&$top=100&$count=true`,
    ]);
  });

  it.each([["jobTitle,department"], [["department", "jobTitle"]], ['["JOBTITLE", "department"]']])(
    "looks in %j and selects what is wanted",
    async (searchIn) => {
      expect(
        await asked({ searchText: "sales", searchIn, $select: "id,jobTitle", maxResults: "999" }),
      ).toEqual([
        '/v1.0/users?$search="jobTitle:sales" OR "department:sales"&$select=id,jobTitle&$top=999&$count=true',
      ]);
    },
  );

  it("asks for smaller pages where Graph reads sign-in activity", async () => {
    const [path] = await asked({ searchText: "a", $select: "signInActivity", maxResults: 500 });
    expect(path).toContain("&$top=120&");
  });

  it("looks in the usual properties where none is chosen", async () => {
    const [path] = await asked({ searchText: "a", searchIn: [] });
    expect(path).toContain('"displayName:a" OR "mail:a" OR "userPrincipalName:a"');
  });

  it.each([
    ["more behind the last one", [{ value: users(2), "@odata.nextLink": nextLink }], true],
    ["a page that holds more", [{ value: users(3) }], true],
    ["as many as wanted", [{ value: users(2) }], false],
    [
      "a short page with more behind it",
      [{ value: users(1), "@odata.nextLink": nextLink }, { value: users(1) }],
      false,
    ],
  ])("stops at Max Results: %s", async (_what, bodies, truncated) => {
    const calls = playGraph(bodies.map((body) => ({ body })));
    const result = await runAction<{ value: unknown[] }>("searchUsers", {
      searchText: "a",
      maxResults: 2,
    });
    expect(result).toEqual({ value: expect.any(Array), truncated });
    expect(result.value).toHaveLength(2);
    expect(calls).toHaveLength(bodies.length);
    for (const { headers } of calls) expect(headers).toEqual(advanced);
  });

  it.each([
    ["Search Text", { searchText: "" }, "is required"],
    ["Search Text", { searchText: "   " }, "is required"],
    ["Search Text", { searchText: undefined }, "is required"],
    ["Search Text", { searchText: "&" }, "holds nothing that can be searched for"],
    ["Search Text", { searchText: ["a"] }, "expects text"],
    ["Search In", { searchIn: ["skills"] }, '"skills" is not one of'],
    ["Max Results", { maxResults: "1000" }, "must be a whole number from 1 to 999"],
    ["Max Results", { maxResults: 0 }, "must be a whole number from 1 to 999"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("searchUsers", { searchText: "a", ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
