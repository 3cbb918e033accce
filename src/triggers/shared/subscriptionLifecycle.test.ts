import { connection, testContext, wire } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";

const url = "https://hooks.example.com/trigger/entra";
const NOW = new Date("2026-11-22T10:00:00.000Z");
const TWENTY_NINE_DAYS = "2026-12-21T10:00:00.000Z";

const inputs = { connection, changeType: ["updated", "deleted"], expirationTriggerDateTime: "" };
const created: Answer = { status: 201, body: { id: "new", expirationDateTime: TWENTY_NINE_DAYS } };

const listed = (...subscriptions: object[]): Answer => ({
  body: {
    value: subscriptions.map((more) => ({
      notificationUrl: url,
      resource: "users",
      changeType: "updated,deleted",
      ...more,
    })),
  },
});

const hook = async (
  name: "webhookCreate" | "webhookDelete",
  key = "userTrigger",
  more: object = {},
) => {
  const context = testContext({ webhookUrls: { "Flow 1": url } });
  const result = (await wire.triggers[key]?.[name]?.(context, { ...inputs, ...more })) as {
    crossFlowState: Record<string, unknown>;
  };
  return { context, result };
};

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

beforeEach(() => {
  jest.useFakeTimers({
    now: NOW,
    doNotFake: [
      "nextTick",
      "setImmediate",
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "queueMicrotask",
    ],
  });
});

afterEach(() => {
  jest.useRealTimers();
});

describe("deploying", () => {
  it.each([
    ["userTrigger", "users"],
    ["groupTrigger", "groups"],
  ])("%s subscribes to %s for 29 days, lifecycle events at the same URL", async (key, resource) => {
    const calls = playGraph([listed(), created]);
    const { context, result } = await hook("webhookCreate", key);
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "POST /v1.0/subscriptions"]);
    expect(calls[1]?.body).toEqual({
      changeType: "updated,deleted",
      notificationUrl: url,
      lifecycleNotificationUrl: url,
      resource,
      expirationDateTime: TWENTY_NINE_DAYS,
    });
    const state = {
      "ms-entra-id-subscription-stable-1": { id: "new", expirationDateTime: TWENTY_NINE_DAYS },
    };
    expect(context.crossFlowState).toEqual(state);
    expect(result.crossFlowState).toEqual(state);
  });

  it("renews what is there instead of adding a second one", async () => {
    const calls = playGraph([
      listed({ id: "1", changeType: "deleted,updated", resource: "/Users" }),
      { body: { id: "1", expirationDateTime: TWENTY_NINE_DAYS } },
    ]);
    await hook("webhookCreate");
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "PATCH /v1.0/subscriptions/1"]);
    expect(calls[1]?.body).toEqual({ expirationDateTime: TWENTY_NINE_DAYS });
  });

  it("replaces one that watches something else, and leaves other flows' alone", async () => {
    const calls = playGraph([
      listed(
        { id: "1", changeType: "updated" },
        { id: "2", notificationUrl: "https://hooks.example.com/other" },
        { id: "3", resource: "groups" },
      ),
      { status: 204 },
      answerOf("error: not found"),
      created,
    ]);
    await hook("webhookCreate");
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/1",
      "DELETE /v1.0/subscriptions/3",
      "POST /v1.0/subscriptions",
    ]);
  });

  it("keeps one of its own duplicates", async () => {
    const calls = playGraph([
      listed({ id: "1" }, { id: "2" }),
      { status: 204 },
      { body: { id: "1", expirationDateTime: TWENTY_NINE_DAYS } },
    ]);
    await hook("webhookCreate");
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/2",
      "PATCH /v1.0/subscriptions/1",
    ]);
  });

  it("finds its own on a later page", async () => {
    const link = "https://graph.microsoft.com/v1.0/subscriptions?$skiptoken=x";
    const calls = playGraph([
      { body: { value: [], "@odata.nextLink": link } },
      listed({ id: "1" }),
      { body: { id: "1", expirationDateTime: TWENTY_NINE_DAYS } },
    ]);
    await hook("webhookCreate");
    expect(steps(calls).at(-1)).toBe("PATCH /v1.0/subscriptions/1");
  });

  it("creates anew when the old one expires in between", async () => {
    const calls = playGraph([listed({ id: "1" }), answerOf("error: not found"), created]);
    await hook("webhookCreate");
    expect(steps(calls).slice(1)).toEqual([
      "PATCH /v1.0/subscriptions/1",
      "POST /v1.0/subscriptions",
    ]);
  });

  it("takes the time that Graph allows", async () => {
    const tooFar = graphFault(
      "InvalidRequest",
      "Subscription expiration can only be 41759 minutes in the future.",
    );
    const calls = playGraph([listed(), { status: 400, body: tooFar }, created]);
    await hook("webhookCreate");
    expect(calls[2]?.body).toMatchObject({ expirationDateTime: "2026-12-21T09:58:00.000Z" });
  });

  it("honours the builder's expiry", async () => {
    const calls = playGraph([listed(), created]);
    await hook("webhookCreate", "userTrigger", {
      expirationTriggerDateTime: "2026-12-01T00:00:00Z",
    });
    expect(calls[1]?.body).toMatchObject({ expirationDateTime: "2026-12-01T00:00:00.000Z" });
  });

  it.each([
    ["Change Type", { changeType: ["created"] }, '"created" is not one of updated, deleted'],
    ["Change Type", { changeType: "" }, "choose at least one"],
    [
      "Expiration Date Time",
      { expirationTriggerDateTime: "2026-11-22T09:00:00Z" },
      "is in the past",
    ],
    [
      "Expiration Date Time",
      { expirationTriggerDateTime: "2026-12-21T10:00:01Z" },
      "more than 29 days ahead",
    ],
    [
      "Expiration Date Time",
      { expirationTriggerDateTime: "2026-12-01T00:00:00+01:00" },
      "must be in UTC",
    ],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(hook("webhookCreate", "userTrigger", wrong)).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });

  it("names the permission that is missing", async () => {
    playGraph([
      listed(),
      {
        status: 403,
        body: graphFault(
          "Authorization_RequestDenied",
          "Insufficient privileges to complete the operation.",
        ),
      },
    ]);
    await expect(hook("webhookCreate", "groupTrigger")).rejects.toThrow("Group.Read.All");
  });
});

describe("deleting", () => {
  it("removes what notifies this flow and forgets it", async () => {
    const calls = playGraph([
      listed({ id: "1" }, { id: "2", notificationUrl: "https://hooks.example.com/other" }),
      { status: 204 },
    ]);
    const { context } = await hook("webhookDelete");
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "DELETE /v1.0/subscriptions/1"]);
    expect(context.crossFlowState).toEqual({ "ms-entra-id-subscription-stable-1": null });
  });

  it("does not mind what is gone", async () => {
    playGraph([listed({ id: "1" }), answerOf("error: not found")]);
    await expect(hook("webhookDelete")).resolves.toBeDefined();
  });
});
