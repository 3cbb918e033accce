import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const page = (count: number, from: number, more = false) => ({
  body: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
    ...(more
      ? {
          "@odata.nextLink": `https://graph.microsoft.com/v1.0/users?$top=999&$skiptoken=t${from + count}`,
        }
      : {}),
    value: Array.from({ length: count }, (_, index) => ({ id: `user-${from + index}` })),
  },
});

interface Envelope {
  value: { id: string }[];
  "@odata.nextLink"?: string;
  "@odata.count"?: number;
}

describe("listUsers", () => {
  it("asks for one page of Graph's own size when nothing is given", async () => {
    const calls = playGraph([answerOf("users.list")]);
    expect(await runAction("listUsers")).toEqual(listed(answerOf("users.list").body));
    expect(calls).toEqual([{ method: "GET", path: "/v1.0/users", headers: authorized }]);
  });

  it("keeps the nextLink of a single page", async () => {
    const calls = playGraph([page(2, 0, true)]);
    const result = await runAction<Envelope>("listUsers", { $top: "2" });
    expect(result["@odata.nextLink"]).toBe(
      "https://graph.microsoft.com/v1.0/users?$top=999&$skiptoken=t2",
    );
    expect(calls.map(({ path }) => path)).toEqual(["/v1.0/users?$top=2"]);
  });

  // Each is a request that the documentation prints, with the header that it prints.
  it.each([
    [
      "users.list advanced filter+orderby+count+top",
      {
        $filter: "startswith(displayName,'a')",
        $orderby: "displayName",
        $count: "true",
        $top: "1",
      },
    ],
    [
      "users.list endsWith(mail) advanced",
      { $filter: "endswith(mail,'a@contoso.com')", $orderby: "userPrincipalName", $count: true },
    ],
    [
      "users.list $search single clause",
      { $search: '"displayName:wa"', $orderby: "displayName", $count: true },
    ],
    [
      "users.list B2C guests by UPN suffix",
      {
        $select: "id,displayName,mail,identities",
        $filter: "endsWith(userPrincipalName,'#EXT#@contoso.com')",
      },
    ],
    [
      "users.list filter assignedLicenses/any (no advanced header needed)",
      {
        $select: "id,mail,assignedLicenses",
        $filter: "assignedLicenses/any(u:u/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)",
      },
    ],
  ])("sends what the documentation sends: %s", async (name, inputs) => {
    const documented = name.includes("B2C") ? "users.list B2B guests by UPN suffix" : name;
    const { request, response } = graphExchange(documented);
    const calls = playGraph([response]);
    expect(await runAction("listUsers", inputs)).toEqual(listed(response.body));
    const asked = new URL(`https://graph.microsoft.com${calls[0]?.path}`).searchParams;
    const printed = new URL(`https://graph.microsoft.com${request.path}`).searchParams;
    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(printed));
    expect(calls[0]?.headers.consistencylevel).toBe(request.headers?.ConsistencyLevel);
  });

  it("encodes # & + ' and spaces in a filter", async () => {
    const calls = playGraph([page(0, 0)]);
    await runAction("listUsers", { $filter: "displayName eq 'O''Neil & Söhne #1 + 2%'" });
    expect(calls[0]?.path).toBe(
      "/v1.0/users?$filter=displayName%20eq%20%27O%27%27Neil%20%26%20S%C3%B6hne%20%231%20%2B%202%25%27",
    );
  });

  it.each([
    ["ne", { $filter: "userType ne 'Guest'" }],
    ["not", { $filter: "not(startsWith(displayName,'A'))" }],
    ["null", { $filter: "companyName eq null" }],
    ["a property that needs it", { $filter: "streetAddress eq 'Main'" }],
    ["startsWith on a property that needs it", { $filter: "startsWith(jobTitle,'A')" }],
    ["the count of a collection", { $filter: "assignedLicenses/$count eq 0" }],
    ["order by another property", { $orderby: "createdDateTime desc" }],
    ["the toggle", { eventualConsistencyLevelHeader: "true" }],
  ])("makes it an advanced query for %s", async (_why, inputs) => {
    const calls = playGraph([page(1, 0)]);
    await runAction("listUsers", inputs);
    expect(calls[0]?.headers.consistencylevel).toBe("eventual");
    expect(calls[0]?.path).toMatch(/[?&]\$count=true(&|$)/);
  });

  it.each([
    ["eq", { $filter: "displayName eq 'not ne endswith(' and accountEnabled eq true" }],
    ["startsWith", { $filter: "startsWith(displayName,'A')" }],
    ["lambda", { $filter: "proxyAddresses/any(p:startsWith(p,'smtp:'))" }],
    ["order by name", { $orderby: "displayName,userPrincipalName desc" }],
    ["nothing", {}],
  ])("leaves it an ordinary query for %s", async (_why, inputs) => {
    const calls = playGraph([page(1, 0)]);
    await runAction("listUsers", inputs);
    expect(calls[0]?.headers).toEqual(authorized);
    expect(calls[0]?.path).not.toContain("$count");
  });

  it.each([0, 1, 100, 101, 999, 2500])(
    "collects %i users with the fewest requests",
    async (total) => {
      const pages = Array.from({ length: Math.max(1, Math.ceil(total / 999)) }, (_, index) =>
        page(Math.min(999, total - index * 999), index * 999, (index + 1) * 999 < total),
      );
      const calls = playGraph(pages);
      const result = await runAction<Envelope>("listUsers", {
        getAllPaginatedResults: "true",
        $top: "5",
      });
      expect(result.value.map(({ id }) => id)).toEqual(
        Array.from({ length: total }, (_, index) => `user-${index}`),
      );
      expect(result["@odata.nextLink"]).toBeUndefined();
      expect(calls.map(({ path }) => path)).toEqual(
        pages.map((_, index) =>
          index === 0 ? "/v1.0/users?$top=999" : `/v1.0/users?$top=999&$skiptoken=t${index * 999}`,
        ),
      );
    },
  );

  it.each([
    [{ $select: "id,signInActivity" }],
    [{ $filter: "signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z" }],
  ])("asks for the pages that Graph gives with sign-in activity: %j", async (inputs) => {
    const calls = playGraph([page(0, 0)]);
    await runAction("listUsers", { getAllPaginatedResults: true, ...inputs });
    expect(calls[0]?.path).toMatch(/[?&]\$top=120(&|$)/);
  });

  it("expands what it is told to", async () => {
    const calls = playGraph([page(0, 0)]);
    await runAction("listUsers", { $expand: "manager($select=id)" });
    expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
      "/v1.0/users?$expand=manager($select=id)",
    ]);
  });

  it.each(["1000", "ten", "0"])("ignores Top %p when it collects all", async ($top) => {
    const calls = playGraph([page(0, 0)]);
    await runAction("listUsers", { getAllPaginatedResults: true, $top });
    expect(calls.map(({ path }) => path)).toEqual(["/v1.0/users?$top=999"]);
  });

  it("sends the advanced header with every page and keeps the count of the first", async () => {
    const first = page(1, 0, true);
    const calls = playGraph([{ body: { ...first.body, "@odata.count": 2 } }, page(1, 1)]);
    const result = await runAction<Envelope>("listUsers", {
      getAllPaginatedResults: true,
      $count: true,
    });
    expect(result["@odata.count"]).toBe(2);
    expect(calls.map(({ headers }) => headers.consistencylevel)).toEqual(["eventual", "eventual"]);
  });

  it("does not stop at an empty page in the middle", async () => {
    playGraph([page(1, 0, true), page(0, 7, true), page(1, 1)]);
    const result = await runAction<Envelope>("listUsers", { getAllPaginatedResults: true });
    expect(result.value).toHaveLength(2);
  });

  it("asks for 120 a page where Graph gives no more", async () => {
    const calls = playGraph([page(0, 0)]);
    await runAction("listUsers", { getAllPaginatedResults: true, $select: "id,signInActivity" });
    expect(calls[0]?.path).toBe("/v1.0/users?$select=id%2CsignInActivity&$top=120");
  });

  it("does not follow a nextLink to another host", async () => {
    const calls = playGraph([
      {
        body: {
          value: [],
          "@odata.nextLink": "https://graph.microsoft.com@evil.example/v1.0/users",
        },
      },
    ]);
    await expect(runAction("listUsers", { getAllPaginatedResults: true })).rejects.toThrow(
      "@odata.nextLink: points to https://evil.example, but this connection's token may only be sent to https://graph.microsoft.com",
    );
    expect(calls).toHaveLength(1);
  });

  it("does not go round in circles", async () => {
    const link = "https://graph.microsoft.com/v1.0/users?$skiptoken=same";
    playGraph([
      { body: { value: [], "@odata.nextLink": link } },
      { body: { value: [], "@odata.nextLink": link } },
    ]);
    await expect(runAction("listUsers", { getAllPaginatedResults: true })).rejects.toThrow(
      "lead in a circle",
    );
  });

  it.each([
    ["Top", { $top: "0" }, "whole number from 1 to 999"],
    ["Top", { $top: "1000" }, "whole number from 1 to 999"],
    ["Top", { $top: "ten" }, "whole number from 1 to 999"],
    ["Top", { $top: "1.5" }, "whole number from 1 to 999"],
    ["Top", { $top: true }, "expects text, but got boolean"],
    ["Search", { $search: "displayName:wa" }, "double quotes"],
    ["Count", { $count: "maybe" }, "true or false"],
    ["Filter", { $filter: { a: 1 } }, "expects text"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listUsers", inputs)).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
