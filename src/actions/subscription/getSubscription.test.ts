import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("getSubscription", () => {
  it("reads a subscription", async () => {
    const { request, response } = graphExchange("subscriptions.get");
    const calls = playGraph([response]);
    expect(
      await runAction("getSubscription", {
        subscriptionId: "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
      }),
    ).toEqual(response.body);
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });
});
