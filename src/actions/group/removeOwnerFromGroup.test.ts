import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const removed = (alreadyRemoved: boolean) => ({ success: true, groupId, ownerId, alreadyRemoved });
const refused = (message: string) => ({
  status: 400,
  body: graphFault("Request_BadRequest", message),
});

describe("removeOwnerFromGroup", () => {
  it("removes the reference, never the owner", async () => {
    const calls = playGraph([{ status: 204 }]);
    expect(await runAction("removeOwnerFromGroup", { groupId, ownerId })).toEqual(removed(false));
    expect(calls).toEqual([
      {
        method: "DELETE",
        path: `/v1.0/groups/${groupId}/owners/${ownerId}/$ref`,
        headers: authorized,
      },
    ]);
  });

  it("counts no owner as success when the group is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: groupId } }]);
    expect(await runAction("removeOwnerFromGroup", { groupId, ownerId })).toEqual(removed(true));
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /v1.0/groups/${groupId}/owners/${ownerId}/$ref`,
      `GET /v1.0/groups/${groupId}?$select=id`,
    ]);
  });

  it("counts the other text for no owner as success too", async () => {
    const calls = playGraph([
      refused(
        "One or more removed object references do not exist for the following modified properties: 'owners'.",
      ),
    ]);
    expect(await runAction("removeOwnerFromGroup", { groupId, ownerId })).toEqual(removed(true));
    expect(calls).toHaveLength(1);
  });

  it("reports a group that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(runAction("removeOwnerFromGroup", { groupId, ownerId })).rejects.toThrow(
      /^Remove Owner from Group failed: .*404/,
    );
  });

  it("reports the last owner, who stays", async () => {
    playGraph([
      refused("The group must have at least one owner, hence this owner cannot be removed."),
    ]);
    await expect(runAction("removeOwnerFromGroup", { groupId, ownerId })).rejects.toThrow(
      /^Remove Owner from Group failed: The group must have at least one owner/,
    );
  });

  it.each([
    ["Owner ID", { ownerId: "" }, "is required"],
    ["Owner ID", { ownerId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Group Id", { groupId: "" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("removeOwnerFromGroup", { groupId, ownerId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
