import { authorizedJson, runAction } from "../../../test/harness/component";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

interface Part {
  id: string;
  url: string;
  body: Record<string, unknown>;
}
const parts = (call?: Call): Part[] =>
  (call?.body as { requests: Part[] } | undefined)?.requests ?? [];
const done = (...ids: number[]): Answer => ({
  body: { responses: ids.map((id) => ({ id: String(id), status: 204 })) },
});

interface Result {
  success: boolean;
  failed: number;
  results: {
    id: string | null;
    success: boolean;
    error: { code: string; message: string } | null;
  }[];
}
const run = (records: unknown, inputs = {}) =>
  runAction<Result>("updateUsers", { records, ...inputs });

describe("updateUsers", () => {
  it("changes each user by its id or name, with its own properties", async () => {
    const calls = playGraph([done(0, 1, 2)]);
    const result = await run([
      { id: idOf(0), department: "Sales", officeLocation: null },
      { userPrincipalName: "adele_x.com#EXT#@contoso.com", jobTitle: "Manager" },
      { id: idOf(2), userPrincipalName: "renamed@contoso.com" },
    ]);
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/$batch",
        headers: authorizedJson,
        body: {
          requests: [
            [`/users/${idOf(0)}`, { department: "Sales", officeLocation: null }],
            ["/users/adele_x.com%23EXT%23@contoso.com", { jobTitle: "Manager" }],
            [`/users/${idOf(2)}`, { userPrincipalName: "renamed@contoso.com" }],
          ].map(([url, body], id) => ({
            id: String(id),
            method: "PATCH",
            url,
            headers: { "Content-Type": "application/json" },
            body,
          })),
        },
      },
    ]);
    expect(result).toEqual({
      success: true,
      total: 3,
      succeeded: 3,
      failed: 0,
      results: [idOf(0), "adele_x.com#EXT#@contoso.com", idOf(2)].map((id, index) => ({
        index,
        id,
        success: true,
        error: null,
      })),
    });
  });

  it("sends records of one user one after the other, in their order", async () => {
    const calls = playGraph([done(0, 1), done(2), done(3)]);
    const user = (department: string, id = idOf(0)) => ({ id, department });
    expect(
      (await run([user("A"), user("B"), user("X", idOf(1)), user("C", idOf(0).toUpperCase())]))
        .success,
    ).toBe(true);
    expect(calls.map((call) => parts(call).map(({ body }) => body.department))).toEqual([
      ["A", "X"],
      ["B"],
      ["C"],
    ]);
  });

  it("sends a change again whose answer was lost: it sets what it says", async () => {
    const calls = playGraph([{ status: 502, body: "" }, done(0)]);
    const waits = jest
      .spyOn(globalThis, "setTimeout")
      .mockImplementation(((work: () => void) => setImmediate(work)) as never);
    try {
      expect((await run([{ id: idOf(0), department: "Sales" }])).success).toBe(true);
    } finally {
      waits.mockRestore();
    }
    expect(calls).toHaveLength(2);
  });

  it("tells of a user that is missing, and of entries that say nothing, and changes the others", async () => {
    playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 404, body: graphFault("Request_ResourceNotFound", "Not there.") },
            { id: "1", status: 204 },
          ],
        },
      },
    ]);
    const { results, failed } = await run([
      { id: idOf(0), department: "Sales" },
      { department: "Sales" },
      { id: idOf(1), department: "Sales" },
      { id: idOf(2) },
      { userPrincipalName: "a/b", department: "Sales" },
      { id: idOf(3), skills: ["Chess"], department: "Sales" },
      7,
    ]);
    expect(failed).toBe(6);
    expect(results.map(({ id, error }) => [id, error?.code, error?.message])).toEqual([
      [
        idOf(0),
        "Request_ResourceNotFound",
        expect.stringContaining("Update Users failed: Not there."),
      ],
      [null, "InvalidEntry", "The entry has neither id nor userPrincipalName"],
      [idOf(1), undefined, undefined],
      [idOf(2), "InvalidEntry", "The entry has nothing to change besides its id"],
      [null, "InvalidEntry", expect.stringContaining("userPrincipalName: must be an id or name")],
      [idOf(3), "InvalidEntry", expect.stringContaining("skills must be sent alone")],
      [null, "InvalidEntry", "The entry is no record of a user"],
    ]);
  });

  it("fails after all were tried when the builder wants that", async () => {
    const calls = playGraph([done(0)]);
    await expect(
      run([{ id: idOf(0), department: "Sales" }, {}], { failOnError: "true" }),
    ).rejects.toThrow(
      /^Update Users failed: 1 of 2 entries failed \(entry 1: The entry has neither/,
    );
    expect(calls).toHaveLength(1);
  });

  it.each([
    [{ records: null }, /^Records: is required/],
    [{ records: "nonsense" }, /^Records: is not valid JSON/],
  ])("refuses a wrong input without a request: %j", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run([], inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });
});
