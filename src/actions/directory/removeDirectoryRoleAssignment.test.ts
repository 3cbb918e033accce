import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const roleAssignmentId = "lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1";
const path = `/v1.0/roleManagement/directory/roleAssignments/${roleAssignmentId}`;

describe("removeDirectoryRoleAssignment", () => {
  it.each([
    [{ status: 204 }, false],
    [answerOf("error: not found"), true],
  ])("removes it, or finds it gone: %j", async (answer, alreadyRemoved) => {
    const calls = playGraph([answer]);
    expect(await runAction("removeDirectoryRoleAssignment", { roleAssignmentId })).toEqual({
      success: true,
      roleAssignmentId,
      alreadyRemoved,
    });
    expect(calls).toEqual([{ method: "DELETE", path, headers: authorized }]);
  });

  it.each([
    ["", "is required"],
    [["a"], "expects text"],
    ["a/b", "must be an id"],
    ["..", "is not an id"],
    ["87d349ed-44d7-43e1-9a83-5f2406dee5bd", "expects the id of an assignment"],
    ["{}", "expects the id of an assignment"],
  ])("refuses %p without a request", async (wrong, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("removeDirectoryRoleAssignment", { roleAssignmentId: wrong }),
    ).rejects.toThrow(`Role Assignment ID: ${problem}`);
    expect(calls).toEqual([]);
  });
});
