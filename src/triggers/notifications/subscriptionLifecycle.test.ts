import { connection, testContext, wire } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
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

const known = {
  id: "1",
  clientState: "secret",
  expirationDateTime: TWENTY_NINE_DAYS,
  seenAt: NOW.toISOString(),
};
const KEY = "ms-entra-id-subscription-stable-1";
const renewed: Answer = { body: { id: "1", expirationDateTime: TWENTY_NINE_DAYS } };

const hook = async (
  name: "webhookCreate" | "webhookDelete",
  key = "userTrigger",
  more: object = {},
) => {
  const context = testContext({ webhookUrls: { "Flow 1": url } });
  if ("known" in more) context.crossFlowState[KEY] = more.known;
  const result = (await wire.triggers[key]?.[name]?.(context, { ...inputs, ...more })) as {
    crossFlowState: Record<string, unknown>;
  };
  return { context, result };
};

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

freezeDate(NOW);

describe("deploying", () => {
  it.each([
    ["userTrigger", "users"],
    ["groupTrigger", "groups"],
  ])(
    "%s subscribes to %s for 29 days, lifecycle events at the same URL, with a secret",
    async (key, resource) => {
      const calls = playGraph([listed(), created, listed({ id: "new", resource })]);
      const { context, result } = await hook("webhookCreate", key);
      expect(steps(calls)).toEqual([
        "GET /v1.0/subscriptions",
        "POST /v1.0/subscriptions",
        "GET /v1.0/subscriptions",
      ]);
      const { clientState, ...body } = (calls[1]?.body ?? {}) as Record<string, string>;
      expect(body).toEqual({
        changeType: "updated,deleted",
        notificationUrl: url,
        lifecycleNotificationUrl: url,
        resource,
        expirationDateTime: TWENTY_NINE_DAYS,
      });
      expect(clientState).toMatch(/^[\w-]{43}$/); // 256 bits
      const state = {
        [KEY]: {
          id: "new",
          clientState,
          expirationDateTime: TWENTY_NINE_DAYS,
          seenAt: NOW.toISOString(),
        },
      };
      expect(context.crossFlowState).toEqual(state);
      expect(result.crossFlowState).toEqual(state);
    },
  );

  it("renews what is there instead of adding a second one", async () => {
    const calls = playGraph([
      listed({ id: "1", changeType: "deleted,updated", resource: "/Users" }),
      renewed,
    ]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "PATCH /v1.0/subscriptions/1"]);
    expect(calls[1]?.body).toEqual({ expirationDateTime: TWENTY_NINE_DAYS });
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1", clientState: "secret" });
  });

  it("adopts what is there when state was lost and Graph tells the secret", async () => {
    const calls = playGraph([
      listed({ id: "1" }),
      { body: { id: "1", clientState: "told", expirationDateTime: TWENTY_NINE_DAYS } },
      renewed,
    ]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "GET /v1.0/subscriptions/1",
      "PATCH /v1.0/subscriptions/1",
    ]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1", clientState: "told" });
  });

  it("replaces it when its secret is lost for good", async () => {
    const calls = playGraph([
      listed({ id: "1" }),
      { body: { id: "1", clientState: null } },
      { status: 204 },
      created,
      listed({ id: "new" }),
    ]);
    await hook("webhookCreate");
    expect(steps(calls).slice(2)).toEqual([
      "DELETE /v1.0/subscriptions/1",
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
    ]);
  });

  it("replaces one that watches something else once the new one is there, and leaves other flows' alone", async () => {
    const calls = playGraph([
      listed(
        { id: "1", changeType: "updated" },
        { id: "2", notificationUrl: "https://hooks.example.com/other" },
        { id: "3", resource: "groups" },
      ),
      created,
      listed({ id: "new" }),
      { status: 204 },
      answerOf("error: not found"),
    ]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/1",
      "DELETE /v1.0/subscriptions/3",
    ]);
    // What Graph still has to deliver for the old one is believed.
    expect(context.crossFlowState[KEY]).toMatchObject({
      id: "new",
      previous: { id: "1", clientState: "secret" },
    });
  });

  it("keeps the old one when the new one cannot be made", async () => {
    const refused = {
      status: 400,
      body: graphFault("InvalidRequest", "Subscription validation request failed."),
    };
    const calls = playGraph([listed({ id: "1", changeType: "updated" }), refused]);
    await expect(hook("webhookCreate", "userTrigger", { known })).rejects.toThrow(
      "validation request failed",
    );
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "POST /v1.0/subscriptions"]);
  });

  it("keeps its own and removes its duplicates", async () => {
    const calls = playGraph([listed({ id: "0" }, { id: "1" }), renewed, { status: 204 }]);
    await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "PATCH /v1.0/subscriptions/1",
      "DELETE /v1.0/subscriptions/0",
    ]);
  });

  it("finds its own on a later page", async () => {
    const link = "https://graph.microsoft.com/v1.0/subscriptions?$skiptoken=x";
    const calls = playGraph([
      { body: { value: [], "@odata.nextLink": link } },
      listed({ id: "1" }),
      renewed,
    ]);
    await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls).at(-1)).toBe("PATCH /v1.0/subscriptions/1");
  });

  it("creates anew when the old one expires in between", async () => {
    const calls = playGraph([
      listed({ id: "1" }),
      answerOf("error: not found"),
      { status: 204 },
      created,
      listed({ id: "new" }),
    ]);
    await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls).slice(1, 4)).toEqual([
      "PATCH /v1.0/subscriptions/1",
      "DELETE /v1.0/subscriptions/1",
      "POST /v1.0/subscriptions",
    ]);
  });

  it("takes over what a parallel deploy of the same flow was faster to make", async () => {
    const conflict = {
      status: 409,
      body: graphFault(
        "ObjectIdentifierInUse",
        "Subscription Id <> already exists for the requested combination",
      ),
    };
    const calls = playGraph([
      listed(),
      conflict,
      listed({ id: "rival" }),
      listed({ id: "rival" }),
      { body: { id: "rival", clientState: "theirs", expirationDateTime: TWENTY_NINE_DAYS } },
    ]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls)).toHaveLength(5);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "rival", clientState: "theirs" });
  });

  it("reports a conflict with another flow", async () => {
    const conflict = {
      status: 409,
      body: graphFault(
        "ObjectIdentifierInUse",
        "Subscription Id <> already exists for the requested combination",
      ),
    };
    playGraph([listed(), conflict, listed()]);
    await expect(hook("webhookCreate")).rejects.toThrow(
      /already exists for the requested combination.*409/,
    );
  });

  it("takes the time that Graph allows", async () => {
    const tooFar = graphFault(
      "InvalidRequest",
      "Subscription expiration can only be 41759 minutes in the future.",
    );
    const calls = playGraph([
      listed(),
      { status: 400, body: tooFar },
      created,
      listed({ id: "new" }),
    ]);
    await hook("webhookCreate");
    expect(calls[2]?.body).toMatchObject({ expirationDateTime: "2026-12-21T09:58:00.000Z" });
  });

  it("honours the builder's expiry, and does not move it again", async () => {
    const given = "2026-12-01T00:00:00.000Z";
    const calls = playGraph([listed(), created, listed({ id: "new" })]);
    await hook("webhookCreate", "userTrigger", { expirationTriggerDateTime: given });
    expect(calls[1]?.body).toMatchObject({ expirationDateTime: given });
  });

  it("leaves a subscription with the builder's expiry as it is", async () => {
    const given = "2026-12-01T00:00:00.000Z";
    const calls = playGraph([listed({ id: "1", expirationDateTime: "2026-12-01T00:00:00Z" })]);
    await hook("webhookCreate", "userTrigger", { known, expirationTriggerDateTime: given });
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions"]);
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
    expect(context.crossFlowState).toEqual({ [KEY]: null });
  });

  it("removes the one it remembers too, once, and does not mind what is gone", async () => {
    const calls = playGraph([
      listed({ id: "9" }),
      answerOf("error: not found"),
      answerOf("error: not found"),
    ]);
    await hook("webhookDelete", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/9",
      "DELETE /v1.0/subscriptions/1",
    ]);
  });
});
