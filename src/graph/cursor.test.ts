import nock from "nock";
import { runAction } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

const graph = "https://graph.microsoft.com/v1.0";
const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const otherGroupId = "45b7d2e7-b882-4a80-ba97-10b7a63b8fa4";

interface Result {
  value: { id: string }[];
  cursor: string | null;
  truncated?: boolean;
}

const page = (ids: string[], next?: string) => ({
  body: {
    value: ids.map((id) => ({ id })),
    ...(next === undefined ? {} : { "@odata.nextLink": `${graph}/${next}` }),
  },
});

/** The cursor that a list gives with its first page. */
const firstCursor = async (key: string, inputs: Record<string, unknown>, next: string) => {
  playGraph([page(["1"], next)]);
  const { cursor } = await runAction<Result>(key, inputs);
  nock.cleanAll();
  return cursor;
};

describe("a list read one page a call", () => {
  it("walks from cursor to cursor by Graph's own links, and ends with null", async () => {
    const calls = playGraph([
      page(["1"], "users?$top=1&$skiptoken=a"),
      page(["2"], "users?$top=1&$skiptoken=b"),
      page(["3"]),
    ]);
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const result: Result = await runAction<Result>("listUsers", { $top: 1, cursor });
      ids.push(...result.value.map(({ id }) => id));
      cursor = result.cursor;
    }
    expect(ids).toEqual(["1", "2", "3"]);
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users?$top=1",
      "/v1.0/users?$top=1&$skiptoken=a",
      "/v1.0/users?$top=1&$skiptoken=b",
    ]);
  });

  it("sends what an advanced query needs with every page, though the inputs are not given again", async () => {
    const inputs = { $search: '"displayName:a"' };
    const calls = playGraph([
      page(["1"], "users?$skiptoken=a"),
      page(["2"], "users?$skiptoken=b"),
      page(["3"]),
    ]);
    const first = await runAction<Result>("listUsers", inputs);
    const second = await runAction<Result>("listUsers", { cursor: first.cursor });
    await runAction("listUsers", { cursor: second.cursor });
    expect(calls.map(({ headers }) => headers.consistencylevel)).toEqual([
      "eventual",
      "eventual",
      "eventual",
    ]);
  });

  it("ignores the other inputs, which the cursor holds", async () => {
    const cursor = await firstCursor("listUsers", {}, "users?$skiptoken=a");
    const calls = playGraph([page(["2"])]);
    await runAction("listUsers", { cursor, $top: "wrong", $search: '"displayName:a"' });
    expect(calls.map(({ path }) => path)).toEqual(["/v1.0/users?$skiptoken=a"]);
    expect(calls[0]?.headers.consistencylevel).toBeUndefined();
  });

  it.each([
    ["listGroup", {}, "comes from another action than List Group"],
    ["listUsers", { getAllPaginatedResults: true }, "cannot stand together with Get All"],
  ])("is refused without a request: %s %j", async (key, inputs, problem) => {
    const cursor = await firstCursor("listUsers", {}, "users?$skiptoken=a");
    const calls = playGraph([]);
    const refused = runAction(key, { ...inputs, cursor });
    await expect(refused).rejects.toThrow(new RegExp(`^Cursor: .*${problem}`));
    expect(calls).toEqual([]);
  });

  it("is refused for another group", async () => {
    const cursor = await firstCursor(
      "listGroupMembers",
      { groupId },
      "groups/1/members?$skiptoken=a",
    );
    const calls = playGraph([]);
    const refused = runAction("listGroupMembers", { groupId: otherGroupId, cursor });
    await expect(refused).rejects.toThrow(/^Cursor: comes from a list of something else/);
    expect(calls).toEqual([]);
  });

  const made = (link: unknown) =>
    Buffer.from(JSON.stringify({ operation: "List Users", path: "/users", link })).toString(
      "base64url",
    );

  it.each([
    ["any text", "page 2", /^Cursor: is no cursor/],
    ["JSON of another kind", Buffer.from("null").toString("base64url"), /^Cursor: is no cursor/],
    ["no link", made(1), /^Cursor: is no cursor/],
    ["another cloud", made("https://graph.microsoft.us/v1.0/users"), /^Cursor: points to/],
    ["another host", made("https://graph.microsoft.com@evil.example/"), /^Cursor: points to/],
  ])("refuses %s", async (_what, cursor, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listUsers", { cursor })).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it("says how to go on when Graph no longer knows the page", async () => {
    const cursor = await firstCursor("listUsers", {}, "users?$skiptoken=a");
    playGraph([
      {
        status: 400,
        body: { error: { code: "Directory_ExpiredPageToken", message: "The page token expired." } },
      },
    ]);
    await expect(runAction("listUsers", { cursor })).rejects.toThrow(
      "The cursor has expired. Begin again with an empty Cursor.",
    );
  });

  it("reads the service principals of a group with the first page only", async () => {
    const inputs = { groupId, memberKind: "servicePrincipals" };
    playGraph([
      page(["1"], "groups/1/members/microsoft.graph.servicePrincipal?$skiptoken=a"),
      { body: { id: groupId, members: [] } },
    ]);
    const { cursor } = await runAction<Result>("listGroupMembers", inputs);
    nock.cleanAll();
    const calls = playGraph([page(["2"])]);
    await runAction("listGroupMembers", { ...inputs, cursor });
    expect(calls).toHaveLength(1);
  });
});

describe("Max Results", () => {
  it.each([
    [{ maxResults: 5 }, "/v1.0/users?$top=5"],
    [{ maxResults: 5, $top: 50 }, "/v1.0/users?$top=5"],
    [{ maxResults: 50, $top: 5 }, "/v1.0/users?$top=5"],
    [{ maxResults: 5000 }, "/v1.0/users?$top=999"],
    [{ maxResults: 5, getAllPaginatedResults: true }, "/v1.0/users?$top=5"],
    [{ maxResults: 5000, getAllPaginatedResults: true }, "/v1.0/users?$top=999"],
  ])("asks for no larger page than is wanted: %j", async (inputs, path) => {
    const calls = playGraph([page(["1"])]);
    await runAction("listUsers", inputs);
    expect(calls.map((call) => call.path)).toEqual([path]);
  });

  it("never cuts a page that Graph gave", async () => {
    playGraph([page(["1", "2", "3"])]);
    expect((await runAction<Result>("listUsers", { maxResults: 2 })).value).toHaveLength(3);
  });

  it.each([
    ["cuts the last page", 3, ["1", "2", "3"], true, 2],
    ["stops at a page's end when more follow", 2, ["1", "2"], true, 1],
    ["reads all when there are just as many", 4, ["1", "2", "3", "4"], undefined, 2],
    ["reads all when there are fewer", 5, ["1", "2", "3", "4"], undefined, 2],
  ])("with Get All %s", async (_what, maxResults, ids, truncated, requests) => {
    const calls = playGraph([page(["1", "2"], "users?$skiptoken=a"), page(["3", "4"])]);
    const result = await runAction<Result>("listUsers", {
      getAllPaginatedResults: true,
      maxResults,
    });
    expect(result.value.map(({ id }) => id)).toEqual(ids);
    expect(result.truncated).toBe(truncated);
    expect(result.cursor).toBeNull();
    expect(calls).toHaveLength(requests);
  });

  it("leaves the service principals of a group out of a list that was cut", async () => {
    const calls = playGraph([page(["1", "2"])]);
    const inputs = { groupId, getAllPaginatedResults: true, maxResults: 1 };
    expect(await runAction("listGroupMembers", inputs)).toMatchObject({ truncated: true });
    expect(calls).toHaveLength(1);
  });

  it.each(["0", "1.5", "many"])("refuses %p without a request", async (maxResults) => {
    const calls = playGraph([]);
    await expect(runAction("listUsers", { maxResults })).rejects.toThrow(
      /^Max Results: must be a whole number/,
    );
    expect(calls).toEqual([]);
  });
});
