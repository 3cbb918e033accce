import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const subscriptionId = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";

describe("updateSubscription", () => {
  it("moves the expiry", async () => {
    const { request, response } = graphExchange("subscriptions.renew (PATCH)");
    const calls = playGraph([response]);
    const expirationDateTime = new Date(Date.now() + 86_400_000).toISOString();
    expect(await runAction("updateSubscription", { subscriptionId, expirationDateTime })).toEqual(
      response.body,
    );
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: request.path,
        headers: authorizedJson,
        body: { expirationDateTime },
      },
    ]);
  });

  it("moves the URL", async () => {
    const calls = playGraph([graphExchange("subscriptions.renew (PATCH)").response]);
    await runAction("updateSubscription", {
      subscriptionId,
      notificationUrl: "https://hooks.example.com/2",
    });
    expect(calls[0]?.body).toEqual({ notificationUrl: "https://hooks.example.com/2" });
  });

  it("reports a subscription that has expired", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(
      runAction("updateSubscription", {
        subscriptionId,
        notificationUrl: "https://hooks.example.com/2",
      }),
    ).rejects.toThrow(/^Update Subscription failed: .*404/);
  });

  it("names the read permission of what is watched when Graph refuses", async () => {
    const body = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    playGraph([{ status: 403, body }]);
    await expect(
      runAction("updateSubscription", {
        subscriptionId,
        notificationUrl: "https://hooks.example.com/2",
      }),
    ).rejects.toThrow(/User\.Read\.All for users, Group\.Read\.All for groups/);
  });

  it("takes a message broker of Azure as the new URL", async () => {
    const notificationUrl = "EventHub:https://contoso.servicebus.windows.net/eventhubname/changes";
    const calls = playGraph([graphExchange("subscriptions.renew (PATCH)").response]);
    await runAction("updateSubscription", { subscriptionId, notificationUrl });
    expect(calls[0]?.body).toEqual({ notificationUrl });
  });

  it.each([
    ["Expiration Date Time", {}, "nothing to update"],
    ["Expiration Date Time", { expirationDateTime: "2020-01-01T00:00:00Z" }, "is in the past"],
    ["Subscription ID", { subscriptionId: "" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(runAction("updateSubscription", { subscriptionId, ...wrong })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
