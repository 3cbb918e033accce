import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const deletedItemId = "46cc6179-19d0-473e-97ad-6ff84347bbbb";
const gone = answerOf("error: not found");
const refused = { status: 403, body: graphFault("Authorization_RequestDenied", "No.") };

const lookUp = {
  method: "GET",
  path: `/v1.0/directoryObjects/${deletedItemId}?$select=id`,
  headers: authorized,
};

describe("permanentlyDeleteItem", () => {
  it("deletes as the documentation does", async () => {
    const { request, response } = graphExchange("directory.deletedItems.delete (permanent)");
    const calls = playGraph([response]);
    expect(await runAction("permanentlyDeleteItem", { deletedItemId })).toEqual({
      success: true,
      deletedItemId,
      alreadyDeleted: false,
    });
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });

  it.each([
    ["is nowhere", gone],
    ["may not be looked for", refused],
  ])("counts what %s as gone already", async (_what, answer) => {
    const calls = playGraph([gone, answer]);
    expect(await runAction("permanentlyDeleteItem", { deletedItemId })).toEqual({
      success: true,
      deletedItemId,
      alreadyDeleted: true,
    });
    expect(calls.slice(1)).toEqual([lookUp]);
  });

  it("does not take an object that lives for gone", async () => {
    const calls = playGraph([gone, { body: { id: deletedItemId } }]);
    await expect(runAction("permanentlyDeleteItem", { deletedItemId })).rejects.toThrow(
      /^Permanently Delete Item failed: .*404.* It was not deleted\./,
    );
    expect(calls.slice(1)).toEqual([lookUp]);
  });

  it("does not take a refusal for gone", async () => {
    const calls = playGraph([refused]);
    await expect(
      runAction("permanentlyDeleteItem", { itemKind: "groups", deletedItemId }),
    ).rejects.toThrow("The least permission for this is Group.ReadWrite.All (delegated only). ");
    expect(calls).toHaveLength(1);
  });

  describe("right after the deletion", () => {
    freezeDate(new Date("2026-11-22T10:00:00Z"));
    const waits = skipWaits();

    it("waits for the item to be there", async () => {
      const notYet = { ...gone, headers: { "Retry-After": "2" } };
      const calls = playGraph([{ status: 204 }, notYet, { status: 204 }, notYet, notYet]);
      await runAction("deleteGroup", { groupId: deletedItemId });
      const result = { success: true, deletedItemId };
      expect(await runAction("permanentlyDeleteItem", { deletedItemId })).toEqual({
        ...result,
        alreadyDeleted: false,
      });
      expect(waits).toEqual([2_000]);
      // Once it is gone for good, nothing is waited for.
      expect(await runAction("permanentlyDeleteItem", { deletedItemId })).toEqual({
        ...result,
        alreadyDeleted: true,
      });
      expect(waits).toEqual([2_000]);
      expect(calls).toHaveLength(5);
    });
  });

  it.each([
    ["Deleted Item ID", { deletedItemId: "" }, "is required"],
    ["Deleted Item ID", { deletedItemId: "a@contoso.com" }, "expects an object id, such as"],
    ["Kind", { itemKind: "devices" }, '"devices" is not one of'],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("permanentlyDeleteItem", { deletedItemId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
