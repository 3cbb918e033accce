import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const removed = (alreadyRemoved: boolean) => ({ success: true, groupId, memberId, alreadyRemoved });

describe("removeMemberOfGroup", () => {
  it("removes the reference, never the member", async () => {
    const { request, response } = graphExchange("groups.members.remove $ref");
    const calls = playGraph([response]);
    expect(await runAction("removeMemberOfGroup", { groupId, memberId })).toEqual(removed(false));
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
    expect(calls[0]?.path).toMatch(/\/\$ref$/);
  });

  it("counts no member as success when the group is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: groupId } }]);
    expect(await runAction("removeMemberOfGroup", { groupId, memberId })).toEqual(removed(true));
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /v1.0/groups/${groupId}/members/${memberId}/$ref`,
      `GET /v1.0/groups/${groupId}?$select=id`,
    ]);
  });

  it("counts the other text for no member as success too", async () => {
    playGraph([
      {
        status: 400,
        body: graphFault(
          "Request_BadRequest",
          "One or more removed object references do not exist for the following modified properties: 'members'.",
        ),
      },
    ]);
    expect(await runAction("removeMemberOfGroup", { groupId, memberId })).toEqual(removed(true));
  });

  it("reports a group that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(runAction("removeMemberOfGroup", { groupId, memberId })).rejects.toThrow(
      /^Remove Member of Group failed: .*404/,
    );
  });

  it("reports any other failure", async () => {
    playGraph([
      {
        status: 403,
        body: graphFault(
          "Authorization_RequestDenied",
          "Insufficient privileges to complete the operation.",
        ),
      },
    ]);
    await expect(runAction("removeMemberOfGroup", { groupId, memberId })).rejects.toThrow(
      "GroupMember.ReadWrite.All",
    );
  });

  it.each([
    ["", "is required"],
    ["adele@contoso.com", "expects an object id, such as"],
    ["adele_adatum.com#EXT#@contoso.com", "expects an object id, such as"],
    ["Adele", "expects an object id, such as"],
  ])("refuses the member %j without a request", async (memberId, problem) => {
    const calls = playGraph([]);
    await expect(runAction("removeMemberOfGroup", { groupId, memberId })).rejects.toThrow(
      `Member ID: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
