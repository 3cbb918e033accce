import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const deletedItemId = "46cc6179-19d0-473e-97ad-6ff84347bbbb";
const path = `/v1.0/directory/deletedItems/${deletedItemId}/restore`;

describe("restoreDeletedItem", () => {
  it("restores as the documentation does, without a body", async () => {
    const { request, response } = graphExchange("directory.deletedItems.restore");
    const calls = playGraph([response]);
    expect(await runAction("restoreDeletedItem", { deletedItemId })).toEqual(response.body);
    expect(calls).toEqual([{ method: "POST", path: request.path, headers: authorized }]);
  });

  it.each([
    [{ newUserPrincipalName: "a@contoso.com" }, { newUserPrincipalName: "a@contoso.com" }],
    [{ autoReconcileProxyConflict: "true" }, { autoReconcileProxyConflict: true }],
    [
      {
        itemKind: "users",
        newUserPrincipalName: "a@contoso.com",
        autoReconcileProxyConflict: true,
      },
      { newUserPrincipalName: "a@contoso.com", autoReconcileProxyConflict: true },
    ],
  ])("sends what %j asks for", async (inputs, body) => {
    const calls = playGraph([{ body: { id: deletedItemId } }]);
    await runAction("restoreDeletedItem", { deletedItemId, ...inputs });
    expect(calls).toEqual([{ method: "POST", path, headers: authorizedJson, body }]);
  });

  it.each([
    [undefined, /User\.DeleteRestore\.All for users, Group\.ReadWrite\.All for groups, /],
    ["groups", /The least permission for this is Group\.ReadWrite\.All\. /],
  ])("names the permission of the kind %p", async (itemKind, text) => {
    playGraph([{ status: 403, body: graphFault("Authorization_RequestDenied", "No.") }]);
    await expect(runAction("restoreDeletedItem", { itemKind, deletedItemId })).rejects.toThrow(
      text,
    );
  });

  it("does not send a restore again whose answer was lost", async () => {
    const calls = playGraph([{ status: 503 }]);
    await expect(runAction("restoreDeletedItem", { deletedItemId })).rejects.toThrow(
      "It is unknown whether Graph carried this out.",
    );
    expect(calls).toHaveLength(1);
  });

  describe("right after the deletion", () => {
    freezeDate(new Date("2026-11-22T10:00:00Z"));
    const waits = skipWaits();
    const notYet = { ...answerOf("error: not found"), headers: { "Retry-After": "2" } };

    it("waits for the item, and the steps that follow wait for the object", async () => {
      const calls = playGraph([
        { status: 204 },
        { body: { id: deletedItemId } },
        notYet,
        { body: { id: deletedItemId } },
        notYet,
        { body: { id: deletedItemId } },
      ]);
      await runAction("deleteGroup", { groupId: deletedItemId });
      const item = `/directory/deletedItems/${deletedItemId}`;
      await runAction("rawRequest", { url: item, method: "GET" });
      await runAction("restoreDeletedItem", { deletedItemId });
      await runAction("getGroup", { groupId: deletedItemId });
      expect(waits).toEqual([2_000, 2_000]);
      expect(calls).toHaveLength(6);
    });
  });

  it.each([
    ["Deleted Item ID", { deletedItemId: "" }, "is required"],
    ["Deleted Item ID", { deletedItemId: "a@contoso.com" }, "expects an object id, such as"],
    ["Kind", { itemKind: "devices" }, '"devices" is not one of'],
    ["New User Principal Name", { newUserPrincipalName: "adele" }, "must be a whole name such as"],
    ["New User Principal Name", { newUserPrincipalName: "a b@c.de" }, "must be a whole name"],
    ["New User Principal Name", { newUserPrincipalName: "a@b" }, "must be a whole name"],
    [
      "New User Principal Name",
      { itemKind: "groups", newUserPrincipalName: "a@contoso.com" },
      "is for users only, but Kind is groups",
    ],
    ["Auto Reconcile Proxy Conflict", { autoReconcileProxyConflict: "perhaps" }, "expects true"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("restoreDeletedItem", { deletedItemId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
