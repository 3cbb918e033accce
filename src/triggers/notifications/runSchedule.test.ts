import { answerOf } from "../../../test/harness/exchanges";
import { type Answer, playGraph } from "../../../test/harness/playGraph";
import {
  FLOW_URL,
  inDays,
  knownState,
  OWN_ID,
  scheduledRun,
  webhookResult,
} from "../../../test/harness/webhookRun";

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

describe("a scheduled run", () => {
  const renewed = { body: { id: OWN_ID, expirationDateTime: inDays(29) } };
  const living = (days: number): Answer => ({
    body: {
      id: OWN_ID,
      notificationUrl: FLOW_URL,
      resource: "users",
      changeType: "updated",
      expirationDateTime: inDays(days),
      clientState: null,
    },
  });

  it("does nothing while more than half of the lifetime is left", async () => {
    const calls = playGraph([living(16), { body: { value: [] } }]);
    const result = await webhookResult(scheduledRun);
    expect(result).toMatchObject({
      branch: "Subscription Renewal",
      payload: { body: { data: { action: "none", gap: null } } },
    });
    // The list is read for what is left over.
    expect(steps(calls)).toEqual([`GET /v1.0/subscriptions/${OWN_ID}`, "GET /v1.0/subscriptions"]);
  });

  it("renews when less is left", async () => {
    const calls = playGraph([living(14), renewed]);
    const result = await webhookResult(scheduledRun);
    expect(result.payload.body.data).toMatchObject({
      action: "renewed",
      gap: null,
      subscriptionId: OWN_ID,
    });
    expect(steps(calls)[1]).toBe(`PATCH /v1.0/subscriptions/${OWN_ID}`);
  });

  it("recreates what is gone, and says from when to when changes may have been missed", async () => {
    const lapsed = inDays(-2);
    const created = {
      status: 201,
      body: {
        id: "new",
        notificationUrl: FLOW_URL,
        resource: "users",
        changeType: "updated",
        expirationDateTime: inDays(29),
      },
    };
    const calls = playGraph([
      answerOf("error: not found"),
      { body: { value: [] } },
      created,
      { body: { value: [created.body] } },
    ]);
    const result = await webhookResult(scheduledRun, {
      known: knownState({ expirationDateTime: lapsed }),
    });
    expect(result.payload.body.data).toMatchObject({
      action: "recreated",
      gap: { from: lapsed },
    });
    expect(steps(calls)).toEqual([
      `GET /v1.0/subscriptions/${OWN_ID}`,
      "GET /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
    ]);
    expect(calls[2]?.body).toMatchObject({ clientState: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it("removes a second one of the same kind, and nothing else", async () => {
    const own = { notificationUrl: FLOW_URL, resource: "users", changeType: "updated" };
    const calls = playGraph([
      living(16),
      {
        body: {
          value: [
            { ...own, id: OWN_ID },
            { ...own, id: "second" },
            { ...own, id: "other", changeType: "deleted" },
            { ...own, id: "elsewhere", notificationUrl: "https://hooks.example.com/other" },
          ],
        },
      },
      { status: 204 },
    ]);
    const result = await webhookResult(scheduledRun);
    expect(result.payload.body.data).toMatchObject({ action: "none", gap: null });
    expect(steps(calls).slice(2)).toEqual(["DELETE /v1.0/subscriptions/second"]);
  });

  it("reports the gap when an earlier run made the new one and lost the answer", async () => {
    const lapsed = inDays(-2);
    const other = {
      id: "other",
      notificationUrl: FLOW_URL,
      resource: "users",
      changeType: "updated",
      expirationDateTime: inDays(29),
    };
    playGraph([
      answerOf("error: not found"),
      { body: { value: [other] } },
      { body: { ...other, clientState: "told" } },
    ]);
    const result = await webhookResult(scheduledRun, {
      known: knownState({ expirationDateTime: lapsed }),
    });
    expect(result.payload.body.data).toMatchObject({
      subscriptionId: "other",
      action: "none",
      gap: { from: lapsed },
    });
  });

  it("fails loudly when it cannot renew", async () => {
    playGraph([
      {
        status: 403,
        body: {
          error: { code: "Authorization_RequestDenied", message: "Insufficient privileges." },
        },
      },
    ]);
    await expect(webhookResult(scheduledRun)).rejects.toThrow(
      /Get Subscription failed: .*User\.Read\.All/,
    );
  });

  it("lets a given expiry end", async () => {
    const calls = playGraph([]);
    const result = await webhookResult(scheduledRun, {
      inputs: { expirationTriggerDateTime: inDays(-1) },
    });
    expect(result.payload.body.data).toMatchObject({ action: "ended" });
    expect(calls).toEqual([]);
  });
});
