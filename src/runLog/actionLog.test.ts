import type { LogLine } from "../../runner/context";
import { runAction } from "../../test/harness/component";
import { graphFault, playGraph } from "../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

const linesOf = async (key: string, inputs: Record<string, unknown>): Promise<string[]> => {
  const logs: LogLine[] = [];
  await runAction(key, inputs, { logs }).catch(() => undefined);
  return logs.map(({ message }) => message.replace(/\b\d+ ms/, "n ms"));
};

const page = (count: number, next?: string) => ({
  body: {
    value: Array.from({ length: count }, (_, index) => ({ id: `${index}` })),
    ...(next === undefined
      ? {}
      : { "@odata.nextLink": `https://graph.microsoft.com/v1.0/${next}` }),
  },
});

describe("the line of an action", () => {
  it("says what came of a list and what was asked, without a name of anybody", async () => {
    playGraph([
      page(999, "users?$skiptoken=secret"),
      { status: 429, headers: { "Retry-After": "0" } },
      page(2),
    ]);
    expect(
      await linesOf("listUsers", {
        getAllPaginatedResults: true,
        $filter: "startswith(displayName,'Adele')",
      }),
    ).toEqual([
      "List Users: 1001 users, 3 requests, n ms, $filter=startswith(displayName,'…')&$top=999",
    ]);
  });

  it.each([
    [
      "getUser",
      { userId: "adele@contoso.com" },
      { body: { id: "1" } },
      "Get User: 1 request, n ms",
    ],
    [
      "listGroupMembers",
      { groupId, memberKind: "users" },
      page(1),
      "List Group Members: 1 member, 1 request, n ms",
    ],
    [
      "listChanges",
      { deltaURL: "/users/delta?$deltatoken=secret" },
      page(0),
      "List Changes: 0 users, 1 request, n ms",
    ],
    [
      "rawRequest",
      { url: "/groups?$top=1&secret=x", method: "GET" },
      page(1),
      "Raw Request: 1 group, 1 request, n ms, $top=1",
    ],
    [
      "getUser",
      { userId: "1", $select: "id" },
      { status: 404, body: graphFault("Request_ResourceNotFound", "Adele is not there.") },
      "Get User: failed (404 Request_ResourceNotFound) after 1 request, n ms, $select=id",
    ],
    ["updateUser", { userId: "1" }, page(0), "Update User: failed after 0 requests, n ms"],
  ])("%s %j", async (key, inputs, answer, text) => {
    playGraph([answer]);
    expect(await linesOf(key, inputs)).toEqual([text]);
  });

  it("counts each run by itself", async () => {
    playGraph([{ body: { id: "1" } }, { body: { id: "2" } }]);
    const both = await Promise.all([
      linesOf("getUser", { userId: "1" }),
      linesOf("getUser", { userId: "2" }),
    ]);
    expect(both.flat()).toEqual(["Get User: 1 request, n ms", "Get User: 1 request, n ms"]);
  });
});
