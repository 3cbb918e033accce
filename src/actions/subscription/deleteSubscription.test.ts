import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const subscriptionId = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";

describe("deleteSubscription", () => {
  it("deletes a subscription", async () => {
    const { request, response } = graphExchange("subscriptions.delete");
    const calls = playGraph([response]);
    expect(await runAction("deleteSubscription", { subscriptionId })).toEqual({
      success: true,
      subscriptionId,
    });
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });

  it("reports one that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("deleteSubscription", { subscriptionId })).rejects.toThrow(/404/);
  });
});
