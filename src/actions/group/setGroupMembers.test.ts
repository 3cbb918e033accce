import { runAction } from "../../../test/harness/component";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const [a, b, c, d] = [idOf(1), idOf(2), idOf(3), idOf(4)];

const typed = (type: string, id: string) => ({ "@odata.type": `#microsoft.graph.${type}`, id });
const group = (more: object = {}): Answer => ({ body: { id: groupId, groupTypes: [], ...more } });
const members = (...value: object[]): Answer => ({ body: { value } });
const done = (count = 1): Answer => ({
  body: {
    responses: Array.from({ length: count }, (_, id) => ({ id: String(id), status: 204 })),
  },
});

interface Part {
  method: string;
  url: string;
  body?: { "members@odata.bind": string[] };
}
/** `+id` for each that is added, `-id` for each that is removed. */
const written = (calls: readonly Call[]): string[] =>
  calls
    .flatMap(({ body }) => (body as { requests?: Part[] } | undefined)?.requests ?? [])
    .flatMap(({ method, url, body }) =>
      method === "DELETE"
        ? [`-${url.split("/")[4]}`]
        : (body?.["members@odata.bind"] ?? []).map((one) => `+${one.split("/").pop()}`),
    );

interface Result {
  success: boolean;
  toAdd: string[];
  toRemove: string[];
  unchanged: number;
  results: { id: string; change: string; already: boolean; success: boolean }[];
}
const run = (memberIds: unknown, inputs = {}) =>
  runAction<Result>("setGroupMembers", { groupId, memberIds, ...inputs });

describe("setGroupMembers", () => {
  it("reads the members, adds who is missing, then removes who is not in the list", async () => {
    const calls = playGraph([
      group(),
      {
        body: {
          value: [typed("user", a)],
          "@odata.nextLink": `https://graph.microsoft.com/v1.0/groups/${groupId}/members?$skiptoken=x`,
        },
      },
      members(typed("user", b)),
      done(),
      done(),
    ]);
    expect(await run([c, b, c.toUpperCase(), d])).toEqual({
      success: true,
      total: 3,
      succeeded: 3,
      failed: 0,
      results: [
        { index: 0, id: c, success: true, change: "add", already: false, error: null },
        { index: 1, id: d, success: true, change: "add", already: false, error: null },
        { index: 2, id: a, success: true, change: "remove", already: false, error: null },
      ],
      toAdd: [c, d],
      toRemove: [a],
      unchanged: 1,
    });
    expect(
      calls.slice(0, 3).map(({ method, path }) => `${method} ${decodeURIComponent(path)}`),
    ).toEqual([
      `GET /v1.0/groups/${groupId}?$select=id,groupTypes,mailEnabled,onPremisesSyncEnabled&$expand=members($select=id)`,
      `GET /v1.0/groups/${groupId}/members?$select=id&$top=999`,
      `GET /v1.0/groups/${groupId}/members?$skiptoken=x`,
    ]);
    expect(written(calls)).toEqual([`+${c}`, `+${d}`, `-${a}`]);
    expect(calls).toHaveLength(5);
  });

  const mixed = [
    typed("user", a),
    typed("group", b),
    typed("device", c),
    typed("orgContact", idOf(5)),
    { id: idOf(6) },
  ];

  it.each([
    [undefined, [a]],
    ["users", [a]],
    ["groups", [b]],
    ["devices", [c]],
    ["servicePrincipals", [idOf(7)]],
    ["all", [a, b, c, idOf(5), idOf(7)]],
  ])("of the kind %s removes only members of that kind", async (memberKind, removed) => {
    const calls = playGraph([
      group({ members: [typed("servicePrincipal", idOf(7)), typed("user", a)] }),
      members(...mixed, typed("user", d)),
      done(removed.length),
    ]);
    const { toAdd, toRemove, unchanged } = await run([d], { memberKind });
    expect([toAdd, toRemove, unchanged]).toEqual([[], removed, 1]);
    expect(written(calls)).toEqual(removed.map((id) => `-${id}`));
  });

  it("knows a nested group and a service principal of the list as members", async () => {
    const calls = playGraph([
      group({ members: [typed("servicePrincipal", idOf(7))] }),
      members(typed("group", b)),
    ]);
    expect(await run([b, idOf(7)])).toMatchObject({
      toAdd: [],
      toRemove: [],
      unchanged: 2,
      total: 0,
      success: true,
    });
    expect(calls).toHaveLength(2);
  });

  it("writes nothing in a dry run, whatever Max Removals is", async () => {
    const calls = playGraph([group(), members(typed("user", a), typed("user", b))]);
    expect(await run([c], { dryRun: "true", maxRemovals: "0" })).toEqual({
      success: true,
      total: 0,
      succeeded: 0,
      failed: 0,
      results: [],
      toAdd: [c],
      toRemove: [a, b],
      unchanged: 0,
    });
    expect(calls).toHaveLength(2);
  });

  it.each([
    [1, /^Max Removals: 2 members would be removed, and at most 1 may be\. Nothing was changed/],
    ["0", /^Max Removals: 2 members would be removed, and at most 0 may be/],
  ])("changes nothing when more than %p would be removed", async (maxRemovals, problem) => {
    const calls = playGraph([group(), members(typed("user", a), typed("user", b))]);
    await expect(run([c], { maxRemovals })).rejects.toThrow(problem);
    expect(written(calls)).toEqual([]);
  });

  it("removes as many as Max Removals, and everybody when it allows that", async () => {
    const calls = playGraph([group(), members(typed("user", a), typed("user", b)), done(2)]);
    expect(await run([], { maxRemovals: 2 })).toMatchObject({ toRemove: [a, b], success: true });
    expect(written(calls)).toEqual([`-${a}`, `-${b}`]);
  });

  it("removes at most 15,000 in a step", async () => {
    playGraph([
      group(),
      members(...Array.from({ length: 15_001 }, (_, id) => typed("user", idOf(id)))),
    ]);
    await expect(run([idOf(99_999)])).rejects.toThrow(
      /^Member IDs: 15001 members would be removed/,
    );
  });

  it.each([
    ["a dynamic group", { groupTypes: ["DynamicMembership"] }],
    ["a synchronised group", { onPremisesSyncEnabled: true }],
    ["a distribution list", { mailEnabled: true }],
  ])("fails once for %s", async (_what, more) => {
    const calls = playGraph([group(more)]);
    await expect(run([a])).rejects.toThrow(
      /^Set Group Members failed: The members of this group cannot be written\..*rule of a dynamic group/,
    );
    expect(calls).toHaveLength(1);
  });

  it("changes nothing when the members cannot be read to the end", async () => {
    const calls = playGraph([
      group(),
      {
        body: {
          value: [typed("user", a)],
          "@odata.nextLink": `https://graph.microsoft.com/v1.0/groups/${groupId}/members?$skiptoken=x`,
        },
      },
      { status: 400, body: graphFault("Request_BadRequest", "No.") },
    ]);
    await expect(run([b])).rejects.toThrow(/^Set Group Members failed after 1 page with 1 entries/);
    expect(written(calls)).toEqual([]);
  });

  it("fails after all were tried when the builder wants that", async () => {
    const no = { id: "0", status: 403, body: graphFault("Authorization_RequestDenied", "No.") };
    const calls = playGraph([
      group(),
      members(typed("user", a)),
      { body: { responses: [no] } },
      group(),
      done(),
    ]);
    await expect(run([b], { failOnError: true })).rejects.toThrow(/1 of 2 entries failed/);
    expect(written(calls)).toEqual([`+${b}`, `-${a}`]);
  });

  it.each([
    [{ memberIds: "" }, /^Member IDs: is required/],
    [{ memberIds: [] }, /^Member IDs: is an empty list, which would remove everybody/],
    [{ memberIds: ["Adele"] }, /^Member IDs: expects object ids/],
    [{ maxRemovals: -1 }, /^Max Removals: must be a whole number/],
    [{ memberKind: "people" }, /^Member Kind: "people" is not one of/],
    [{ dryRun: "perhaps" }, /^Dry Run: /],
  ])("refuses a wrong input without a request: %j", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run([a], inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it("looks up user principal names, and changes nothing when a name is nobody's", async () => {
    const found = { body: { value: [{ id: a, userPrincipalName: "adele@contoso.com" }] } };
    const calls = playGraph([
      found,
      group(),
      members(typed("user", a), typed("user", b)),
      done(),
      found,
    ]);
    expect(await run(["adele@contoso.com"])).toMatchObject({
      toAdd: [],
      toRemove: [b],
      unchanged: 1,
    });
    await expect(run(["adele@contoso.com", "nobody@contoso.com"])).rejects.toThrow(
      "Member IDs: no user has the user principal name nobody@contoso.com",
    );
    expect(calls).toHaveLength(5);
  });
});
