import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

// https://learn.microsoft.com/graph/api/group-post-owners
const added = (origin: string) => ({
  method: "POST",
  path: `/v1.0/groups/${groupId}/owners/$ref`,
  headers: authorizedJson,
  body: { "@odata.id": `${origin}/v1.0/directoryObjects/${ownerId}` },
});

describe("addOwnerToGroup", () => {
  it.each(["https://graph.microsoft.com", "https://graph.microsoft.us"])(
    "writes the reference for %s",
    async (baseUrl) => {
      const calls = playGraph([{ status: 204 }], baseUrl);
      expect(
        await runAction("addOwnerToGroup", {
          connection: { ...connection, fields: { baseUrl } },
          groupId,
          ownerId,
        }),
      ).toEqual({ success: true, groupId, ownerId, alreadyOwner: false });
      expect(calls).toEqual([added(baseUrl)]);
    },
  );

  it("counts an owner already as success", async () => {
    const calls = playGraph([
      {
        status: 400,
        body: graphFault(
          "Request_BadRequest",
          "One or more added object references already exist for the following modified properties: 'owners'.",
        ),
      },
    ]);
    expect(await runAction("addOwnerToGroup", { groupId, ownerId })).toEqual({
      success: true,
      groupId,
      ownerId,
      alreadyOwner: true,
    });
    expect(calls).toHaveLength(1);
  });

  it("says that the step may be run again when no answer came", async () => {
    const calls = playGraph([{ status: 502 }]);
    await expect(runAction("addOwnerToGroup", { groupId, ownerId })).rejects.toThrow(
      "Run the step again: what is there already counts as success.",
    );
    expect(calls).toHaveLength(1);
  });

  it("reports a group or owner that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("addOwnerToGroup", { groupId, ownerId })).rejects.toThrow(
      /^Add Owner to Group failed: .*404/,
    );
  });

  it.each([
    ["Owner ID", { ownerId: "" }, "is required"],
    ["Owner ID", { ownerId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Group Id", { groupId: "Library" }, "expects an object id, such as"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("addOwnerToGroup", { groupId, ownerId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
