import { authorizedJson, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => idOf(index));

const GONE = graphFault("Request_ResourceNotFound", "Resource 'x' does not exist.");
const NOT_IN = graphFault(
  "Request_BadRequest",
  "One or more removed object references do not exist for the following modified properties: 'members'.",
);
const open = { body: { id: groupId, groupTypes: [] } };
const members = (...list: string[]) => ({ body: { value: list.map((id) => ({ id })) } });

type Part = readonly [id: number, status: number, body?: unknown, headers?: object];
const answers = (...parts: Part[]): Answer => ({
  body: {
    responses: parts.map(([id, status, body, headers]) => ({
      id: String(id),
      status,
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    })),
  },
});
const asked = ({ path, body }: Call) =>
  (body as { requests: { id: string }[] } | undefined)?.requests.map(({ id }) => id).join() ?? path;

interface Result {
  success: boolean;
  failed: number;
  results: { id: string; success: boolean; already: boolean; error: { status: number } | null }[];
}
const run = (memberIds: unknown, inputs = {}) =>
  runAction<Result>("removeMembersFromGroup", { groupId, memberIds, ...inputs });

describe("removeMembersFromGroup", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  const waits = skipWaits();

  it("removes the references, never the objects, each after the one before", async () => {
    const calls = playGraph([answers([0, 204], [1, 204])]);
    expect(await run(ids(2))).toEqual({
      success: true,
      total: 2,
      succeeded: 2,
      failed: 0,
      results: ids(2).map((id, index) => ({
        index,
        id,
        success: true,
        already: false,
        error: null,
      })),
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
              method: "DELETE",
              url: `/groups/${groupId}/members/${idOf(0)}/$ref`,
              headers: {},
            },
            {
              id: "1",
              dependsOn: ["0"],
              method: "DELETE",
              url: `/groups/${groupId}/members/${idOf(1)}/$ref`,
              headers: {},
            },
          ],
        },
      },
    ]);
  });

  it.each([
    [404, GONE],
    [400, NOT_IN],
  ])(
    "counts one that is no member (%i) as a success, and goes on after it",
    async (status, body) => {
      const calls = playGraph([
        answers([0, 204], [1, status, body], [2, 424], [3, 424]),
        members(idOf(2), idOf(3)),
        answers([4, 204], [5, 204]),
      ]);
      const { success, results } = await run(ids(4));
      expect(success).toBe(true);
      expect(results.map(({ already }) => already)).toEqual([false, true, false, false]);
      expect(calls.map(asked)).toEqual([
        "0,1,2,3",
        `/v1.0/groups/${groupId}/members?$select=id&$top=999`,
        "4,5",
      ]);
    },
  );

  it("removes who is listed first, and asks for the others all the same: Graph lists no service principals", async () => {
    const calls = playGraph([
      answers([0, 404, GONE], [1, 424], [2, 424]),
      open,
      members(idOf(2)),
      answers([3, 204], [4, 204]),
    ]);
    const { results } = await run(ids(3));
    expect(results.map(({ already }) => already)).toEqual([true, false, false]);
    expect(JSON.stringify(calls[3]?.body)).toMatch(new RegExp(`${idOf(2)}.*${idOf(1)}`));
  });

  it("goes on without the list when it cannot be read", async () => {
    const no = { status: 403, body: graphFault("Authorization_RequestDenied", "No.") };
    playGraph([answers([0, 404, GONE], [1, 424]), open, no, answers([2, 204])]);
    expect((await run(ids(2))).success).toBe(true);
  });

  it("fails once when the group is missing", async () => {
    const calls = playGraph([answers([0, 404, GONE], [1, 424]), { status: 404, body: GONE }]);
    await expect(run(ids(2))).rejects.toThrow(/^Remove Members from Group failed: .*404/);
    expect(calls).toHaveLength(2);
  });

  it("tells of one that is refused, and removes the others", async () => {
    const no = graphFault("Authorization_RequestDenied", "No.");
    playGraph([answers([0, 403, no], [1, 424]), open, answers([1, 204])]);
    const { failed, results } = await run(ids(2));
    expect(failed).toBe(1);
    expect(results[0]).toMatchObject({ success: false, already: false, error: { status: 403 } });
  });

  it("waits for the Retry-After of the one that was throttled", async () => {
    playGraph([
      answers([0, 429, undefined, { "Retry-After": "9" }], [1, 424]),
      answers([0, 204], [1, 204]),
    ]);
    expect((await run(ids(2))).success).toBe(true);
    expect(waits).toEqual([9_000]);
  });

  it("knows its own work again when the answer to it was lost", async () => {
    playGraph([
      { status: 504, body: "" },
      answers([0, 404, GONE], [1, 424]),
      open,
      answers([1, 204]),
    ]);
    const { results } = await run(ids(2));
    expect(results.map(({ success, already }) => [success, already])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it("asks for nothing when an earlier step found nobody", async () => {
    const calls = playGraph([]);
    expect(await run("[]")).toMatchObject({ success: true, total: 0 });
    expect(calls).toEqual([]);
  });

  it("fails after all were tried when the builder wants that", async () => {
    const no = graphFault("Authorization_RequestDenied", "No.");
    const calls = playGraph([answers([0, 403, no], [1, 424]), open, answers([1, 204])]);
    await expect(run(ids(2), { failOnError: true })).rejects.toThrow(/1 of 2 entries failed/);
    expect(calls).toHaveLength(3);
  });

  it.each([
    [{ memberIds: undefined }, /^Member IDs: is required/],
    [{ memberIds: [{ displayName: "no id" }] }, /^Member IDs: holds a record without id/],
    [{ memberIds: Array(15_001).fill(idOf(1)) }, /^Member IDs: holds 15001 entries/],
    [{ groupId: "" }, /^Group Id: is required/],
  ])("refuses a wrong input without a request: %#", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(ids(1), inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });

  it("looks up user principal names, and removes nobody when a name is nobody's", async () => {
    const found = { body: { value: [{ id: idOf(1), userPrincipalName: "adele@contoso.com" }] } };
    const calls = playGraph([found, answers([0, 204]), found]);
    const result = await run("adele@contoso.com");
    expect(result.results.map(({ id }) => id)).toEqual([idOf(1)]);
    await expect(run(["adele@contoso.com", "nobody@contoso.com"])).rejects.toThrow(
      "Member IDs: no user has the user principal name nobody@contoso.com",
    );
    expect(calls).toHaveLength(3);
  });
});
