import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const reference = `https://graph.microsoft.com/v1.0/directoryObjects/${memberId}`;

describe("addMemberToGroup", () => {
  it.each([
    ["a bare id", memberId],
    ["an @odata.id", reference],
  ])("adds %s", async (_what, groupMemberOdataId) => {
    const { request, response } = graphExchange("groups.members.add $ref");
    const calls = playGraph([response]);
    expect(await runAction("addMemberToGroup", { groupId, groupMemberOdataId })).toEqual({
      success: true,
      groupId,
      memberId,
      alreadyMember: false,
    });
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("counts a member already as success", async () => {
    playGraph([answerOf("error: duplicate member add")]);
    expect(
      await runAction("addMemberToGroup", { groupId, groupMemberOdataId: memberId }),
    ).toMatchObject({
      success: true,
      alreadyMember: true,
    });
  });

  it("writes the reference for the connection's cloud", async () => {
    const calls = playGraph([{ status: 204 }], "https://graph.microsoft.us");
    const usGov = { ...connection, fields: { baseUrl: "https://graph.microsoft.us" } };
    await runAction("addMemberToGroup", {
      connection: usGov,
      groupId,
      groupMemberOdataId: memberId,
    });
    expect(calls[0]?.body).toEqual({
      "@odata.id": `https://graph.microsoft.us/v1.0/directoryObjects/${memberId}`,
    });
  });

  it.each([
    ["https://graph.microsoft.us/v1.0/directoryObjects/1", "points to https://graph.microsoft.us"],
    ["https://evil.example/v1.0/directoryObjects/1", "points to https://evil.example"],
    ["http://graph.microsoft.com/v1.0/directoryObjects/1", "points to http://graph.microsoft.com"],
    ["//evil.example/v1.0/directoryObjects/1", "not a valid URL"],
    [`${reference}?x=1`, "expects a URL such as"],
    ["https://graph.microsoft.com/v1.0/directoryObjects", "expects a URL such as"],
    ["https://graph.microsoft.com/v1.0/users/adele@contoso.com", "expects a URL such as"],
    ["adele@contoso.com", "expects an object id, such as"],
    ["Adele", "expects an object id, such as"],
    ["", "is required"],
    ["a/b", "must be an id or name on its own, without slash"],
  ])("refuses %s without a request", async (groupMemberOdataId, problem) => {
    const calls = playGraph([]);
    await expect(runAction("addMemberToGroup", { groupId, groupMemberOdataId })).rejects.toThrow(
      `Group Member OData ID: ${problem}`,
    );
    expect(calls).toEqual([]);
  });

  it("reports a group or member that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(
      runAction("addMemberToGroup", { groupId, groupMemberOdataId: memberId }),
    ).rejects.toThrow(/^Add Member to Group failed: .*404/);
  });
});
