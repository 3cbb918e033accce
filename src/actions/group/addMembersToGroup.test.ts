import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => idOf(from + index));

const ALREADY = answerOf("error: duplicate member add").body as object;
const dynamic = graphFault(
  "Request_BadRequest",
  "Members of a group with dynamic membership cannot be added or removed.",
);
const unknown = (id: string) =>
  graphFault(
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

interface SubRequest {
  id: string;
  method: string;
  url: string;
  dependsOn?: string[];
  body: { "members@odata.bind": string[] };
}
const parts = (call?: Call): SubRequest[] =>
  (call?.body as { requests?: SubRequest[] } | undefined)?.requests ?? [];
const sizes = (call: Call): string =>
  call.method === "GET"
    ? call.path
    : parts(call)
        .map(({ body }) => body["members@odata.bind"].length)
        .join();

/** Answers to a chain: 204 up to the first failure, then 424. */
const chain = (
  from: number,
  count: number,
  failed = count,
  status = 400,
  body = ALREADY,
): Answer => ({
  body: {
    responses: Array.from({ length: count }, (_, place) => ({
      id: String(from + place),
      status: place < failed ? 204 : place === failed ? status : 424,
      ...(place === failed ? { body } : {}),
    })).reverse(),
  },
});
const members = (...list: string[]) => ({ body: { value: list.map((id) => ({ id })) } });
const open = { body: { id: groupId, groupTypes: [] } };

interface Result {
  success: boolean;
  total: number;
  succeeded: number;
  failed: number;
  results: {
    index: number;
    id: string;
    success: boolean;
    already: boolean;
    error: null | { status: number | null; code: string; message: string };
  }[];
}
const run = (memberIds: unknown, inputs = {}) =>
  runAction<Result>("addMembersToGroup", { groupId, memberIds, ...inputs });

describe("addMembersToGroup", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  const waits = skipWaits();

  it("sends what the documentation sends, in a batch", async () => {
    const { request } = graphExchange("groups.members bulk add via PATCH members@odata.bind");
    const references = (request.body as Record<string, string[]>)["members@odata.bind"] ?? [];
    const calls = playGraph([chain(0, 1)]);
    const memberIds = references.map((reference) => reference.split("/").pop());
    expect(await run(memberIds, { groupId: request.path.split("/").pop() })).toMatchObject({
      success: true,
      total: references.length,
    });
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/$batch",
        headers: authorizedJson,
        body: {
          requests: [
            {
              id: "0",
              method: "PATCH",
              url: request.path.replace("/v1.0", ""),
              headers: { "Content-Type": "application/json" },
              body: request.body,
            },
          ],
        },
      },
    ]);
  });

  it("puts 20 references in a PATCH and 20 PATCHes in a batch, each after the one before", async () => {
    const calls = playGraph([chain(0, 20), chain(20, 1)]);
    const result = await run(ids(401));
    expect(calls.map(sizes)).toEqual([Array(20).fill(20).join(), "1"]);
    expect(parts(calls[0]).map(({ dependsOn }) => dependsOn?.[0])).toEqual([
      undefined,
      ...Array.from({ length: 19 }, (_, place) => String(place)),
    ]);
    expect(parts(calls[1])[0]?.dependsOn).toBeUndefined();
    const { results, ...counts } = result;
    expect(counts).toEqual({ success: true, total: 401, succeeded: 401, failed: 0 });
    expect(results.map(({ id }) => id)).toEqual(ids(401));
    expect(results[400]).toEqual({
      index: 400,
      id: idOf(400),
      success: true,
      already: false,
      error: null,
    });
  });

  it("asks who is a member when somebody is, and sends the others together", async () => {
    const calls = playGraph([chain(0, 3, 1), members(idOf(21), idOf(41)), chain(3, 2)]);
    const { results, success } = await run(ids(60));
    expect(calls.map(sizes)).toEqual([
      "20,20,20",
      `/v1.0/groups/${groupId}/members?$select=id&$top=999`,
      "19,19",
    ]);
    expect(success).toBe(true);
    expect(results.filter(({ already }) => already).map(({ id }) => id)).toEqual([
      idOf(21),
      idOf(41),
    ]);
  });

  it("reads no more pages of a large group than finding the members one by one would take", async () => {
    const next = (skip: number) => ({
      body: {
        value: [{ id: idOf(9_000 + skip) }],
        "@odata.nextLink": `https://graph.microsoft.com/v1.0/groups/${groupId}/members?$skiptoken=${skip}`,
      },
    });
    const calls = playGraph([
      chain(0, 2, 0),
      next(1),

      chain(2, 20),
      chain(22, 1, 0),
    ]);
    const { results } = await run(ids(21));
    expect(calls.map(sizes)).toEqual([
      "20,1",
      `/v1.0/groups/${groupId}/members?$select=id&$top=999`,
      `1,${Array(19).fill(1).join()}`,
      "1",
    ]);
    expect(results.filter(({ already }) => already).map(({ id }) => id)).toEqual([idOf(20)]);
  });

  it("finds one that is unknown among the 20 by itself, and adds the others", async () => {
    const bad = idOf(5);
    const calls = playGraph([
      chain(0, 2, 0, 404, unknown(bad)),
      open,
      chain(1, 20),
      // ids 2 to 21 are the single ones: the first envelope held the rest of the whole PATCHes
      chain(21, 1),
    ]);
    const { failed } = await run(ids(25));
    expect(failed).toBe(0);
    expect(calls.map(sizes)).toEqual([
      "20,5",
      `/v1.0/groups/${groupId}?$select=id%2CgroupTypes%2CmailEnabled%2ConPremisesSyncEnabled`,
      `5,${Array(19).fill(1).join()}`,
      "1",
    ]);
  });

  it.each([
    ["unknown", 404, unknown(idOf(0))],
    ["of a wrong kind", 400, graphFault("Request_BadRequest", "Not a valid reference update.")],
    [
      "of a kind that needs another permission",
      403,
      graphFault("Authorization_RequestDenied", "No."),
    ],
  ])("tells of one that is %s, and of the others", async (_what, status, body) => {
    playGraph([chain(0, 1, 0, status, body), open, chain(1, 2, 0, status, body), chain(2, 1)]);
    const { results, ...counts } = await run(ids(2));
    expect(counts).toEqual({ success: false, total: 2, succeeded: 1, failed: 1 });
    expect(results[0]).toMatchObject({ success: false, already: false, error: { status } });
    expect(results[0]?.error?.message).toContain("Add Members to Group failed: ");
    expect(results[1]).toMatchObject({ success: true, already: false, error: null });
  });

  it.each([
    [
      "is not there",
      404,
      unknown(groupId),
      { status: 404, body: unknown(groupId) },
      /does not exist/,
    ],
    [
      "is dynamic",
      400,
      dynamic,
      { body: { id: groupId, groupTypes: ["DynamicMembership"] } },
      /dynamic membership.*chosen by its rule/,
    ],
  ])("fails once when the group %s", async (_what, status, body, group, problem) => {
    const calls = playGraph([chain(0, 20, 0, status, body), group]);
    await expect(run(ids(400))).rejects.toThrow(problem);
    expect(calls).toHaveLength(2);
  });

  it("fails once when the app may not add anybody", async () => {
    const no = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    playGraph([
      chain(0, 2, 0, 403, no),
      { status: 403, body: no },
      ...Array.from({ length: 30 }, (_, place) => chain(place + 1, 20, 0, 403, no)),
    ]);
    await expect(run(ids(30))).rejects.toThrow(/^Add Members to Group failed: .*403/);
  });

  it("sends a throttled PATCH again after its own Retry-After, with what waited for it", async () => {
    const calls = playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 204 },
            { id: "1", status: 429, headers: { "Retry-After": "12" } },
            { id: "2", status: 424 },
          ],
        },
      },
      chain(1, 2),
    ]);
    expect((await run(ids(60))).success).toBe(true);
    expect(calls.map(sizes)).toEqual(["20,20,20", "20,20"]);
    expect(waits).toEqual([12_000]);
  });

  it("knows its own work again when the answer to it was lost", async () => {
    playGraph([{ status: 504, body: "" }, chain(0, 1, 0), members(...ids(3))]);
    const { results, success } = await run(ids(3));
    expect(success).toBe(true);
    expect(results.map(({ already }) => already)).toEqual([false, false, false]);
  });

  it("says of each whether it was a member when the lost attempt has done nothing", async () => {
    playGraph([{ status: 504, body: "" }, chain(0, 1, 0), members(idOf(1)), chain(1, 1)]);
    const { results } = await run(ids(3));
    expect(results.map(({ already }) => already)).toEqual([false, true, false]);
  });

  it("answers each repeated id and sends it once, in any case", async () => {
    const id = "AAAAAAAA-0000-4000-8000-00000000000a";
    const calls = playGraph([chain(0, 1)]);
    const { results } = await run([id, id.toLowerCase(), idOf(1)]);
    expect(calls.map(sizes)).toEqual(["2"]);
    expect(results.map((entry) => entry.id)).toEqual([id, id.toLowerCase(), idOf(1)]);
  });

  it("asks for nothing when an earlier step found nobody", async () => {
    const calls = playGraph([]);
    expect(await run([])).toEqual({
      success: true,
      total: 0,
      succeeded: 0,
      failed: 0,
      results: [],
    });
    expect(calls).toEqual([]);
  });

  it("fails after all were tried when the builder wants that", async () => {
    const bad = unknown(idOf(0));
    playGraph([chain(0, 1, 0, 404, bad), open, chain(1, 2, 0, 404, bad), chain(2, 1)]);
    await expect(run(ids(2), { failOnError: true })).rejects.toThrow(
      new RegExp(
        `^Add Members to Group failed: 1 of 2 entries failed \\(${idOf(0)}: .*does not exist.*The other 1 were carried out`,
      ),
    );
  });

  it("writes the references for the connection's cloud", async () => {
    const baseUrl = "https://graph.microsoft.us";
    const calls = playGraph([chain(0, 1)], baseUrl);
    await run(ids(1), { connection: { ...connection, fields: { baseUrl } } });
    expect(parts(calls[0])[0]?.body).toEqual({
      "members@odata.bind": [`${baseUrl}/v1.0/directoryObjects/${idOf(0)}`],
    });
  });

  it.each([
    [{ memberIds: "" }, /^Member IDs: is required/],
    [{ memberIds: ["Adele"] }, /^Member IDs: expects object ids/],
    [{ memberIds: ids(50_001) }, /^Member IDs: holds 50001 entries; a step takes at most 50000/],
    [{ groupId: "Library" }, /^Group Id: expects an object id/],
    [{ failOnError: "maybe" }, /^Fail When an Entry Fails: /],
  ])("refuses a wrong input without a request: %#", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(ids(1), inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it("looks up user principal names in one request, and adds who has them in the order of the input", async () => {
    const calls = playGraph([
      { body: { value: [{ id: idOf(2), userPrincipalName: "Adele@contoso.com" }] } },
      chain(0, 1),
    ]);
    const result = await run([idOf(1), "adele@contoso.com", idOf(3)]);
    expect(calls.map(({ method, path }) => [method, decodeURIComponent(path)])).toEqual([
      [
        "GET",
        "/v1.0/users?$filter=userPrincipalName in ('adele@contoso.com')&$select=id,userPrincipalName",
      ],
      ["POST", "/v1.0/$batch"],
    ]);
    expect(parts(calls[1])[0]?.body["members@odata.bind"].map((one) => one.slice(-36))).toEqual([
      idOf(1),
      idOf(2),
      idOf(3),
    ]);
    expect(result.results.map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  it("adds nobody when a name is nobody's", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await expect(run([idOf(1), "nobody@contoso.com"])).rejects.toThrow(
      "Member IDs: no user has the user principal name nobody@contoso.com",
    );
    expect(calls).toHaveLength(1);
  });

  it("names the permission that names need", async () => {
    const denied = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    playGraph([{ status: 403, body: denied }]);
    await expect(run("adele@contoso.com")).rejects.toThrow(
      /for user principal names also User\.ReadBasic\.All/,
    );
  });
});
