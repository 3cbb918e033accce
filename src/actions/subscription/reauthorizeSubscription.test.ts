import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("reauthorizeSubscription", () => {
  it("reauthorizes as the documentation does", async () => {
    const { request, response } = graphExchange("subscriptions.reauthorize");
    const calls = playGraph([response]);
    const subscriptionId = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";
    expect(await runAction("reauthorizeSubscription", { subscriptionId })).toEqual({
      success: true,
      subscriptionId,
    });
    expect(calls).toEqual([{ method: "POST", path: request.path, headers: authorized }]);
  });
});
