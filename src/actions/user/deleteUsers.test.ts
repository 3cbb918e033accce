import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const alex = "4782e723-f4f4-4af3-a76e-25e3bab0d896";

interface Result {
  success: boolean;
  failed: number;
  results: { id: string; alreadyDeleted: boolean; error: { status: number } | null }[];
}
const run = (userIds: unknown, inputs = {}) =>
  runAction<Result>("deleteUsers", { userIds, ...inputs });

describe("deleteUsers", () => {
  it("deletes each user once, by id or name, and answers each repeat", async () => {
    const calls = playGraph([
      {
        body: {
          responses: [
            { id: "1", status: 404, body: graphFault("Request_ResourceNotFound", "Not there.") },
            { id: "0", status: 204 },
          ],
        },
      },
    ]);
    const result = await run([adele, { id: "o'neil@contoso.com" }, adele.toUpperCase()]);
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/$batch",
        headers: authorizedJson,
        body: {
          requests: [
            { id: "0", method: "DELETE", url: `/users/${adele}`, headers: {} },
            { id: "1", method: "DELETE", url: "/users/o'neil@contoso.com", headers: {} },
          ],
        },
      },
    ]);
    expect(result).toEqual({
      success: true,
      total: 3,
      succeeded: 3,
      failed: 0,
      results: [
        { index: 0, id: adele, success: true, alreadyDeleted: false, error: null },
        { index: 1, id: "o'neil@contoso.com", success: true, alreadyDeleted: true, error: null },
        { index: 2, id: adele.toUpperCase(), success: true, alreadyDeleted: false, error: null },
      ],
    });
  });

  it("tells of one that is refused, and fails the step only when the builder wants that", async () => {
    const answers = [
      {
        body: {
          responses: [
            { id: "0", status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
            { id: "1", status: 204 },
          ],
        },
      },
    ];
    playGraph(answers);
    const { failed, results } = await run(`${adele}\n${alex}`);
    expect(failed).toBe(1);
    expect(results[0]).toMatchObject({ id: adele, alreadyDeleted: false, error: { status: 403 } });
  });

  it("fails after all were tried when the builder wants that", async () => {
    playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
          ],
        },
      },
    ]);
    await expect(run([adele], { failOnError: true })).rejects.toThrow(
      new RegExp(`^Delete Users failed: 1 of 1 entries failed \\(${adele}: .*None was carried out`),
    );
  });

  it("asks for nothing when an earlier step found nobody", async () => {
    const calls = playGraph([]);
    expect(await run([])).toMatchObject({ success: true, total: 0, results: [] });
    expect(calls).toEqual([]);
  });

  it.each([
    [{ userIds: "" }, /^User IDs: is required/],
    [{ userIds: ["a/b"] }, /^User IDs: must be an id or name on its own/],
    [{ userIds: Array(15_001).fill(adele) }, /^User IDs: holds 15001 entries/],
  ])("refuses a wrong input without a request: %#", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run([], inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });
});
