import { randomUUID } from "node:crypto";
import { connection, testContext, wire } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { type Answer, playGraph } from "../../../test/harness/playGraph";
import type { WebhookResult } from "../../../test/harness/webhookRun";

const DAY = 86_400_000;
const SECRET = "a-secret-of-this-subscription";
const TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
const ID = "d850b120-19bb-4291-b9c4-845ea04dd38d";
const URL_OF_FLOW = "https://hooks.example.com/trigger/entra";
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

const state = (more: object = {}) => ({
  id: ID,
  clientState: SECRET,
  expirationDateTime: inDays(20),
  seenAt: inDays(-9),
  ...more,
});

const item = (more: object = {}) => ({
  changeType: "updated",
  clientState: SECRET,
  resource: "Users/1",
  resourceData: { id: "1" },
  subscriptionId: ID,
  tenantId: TENANT,
  ...more,
});

const call = (value: unknown, more: object = {}) => ({
  headers: { "Content-Type": "application/json" },
  queryParameters: {},
  rawBody: { data: JSON.stringify({ value }), contentType: "application/json" },
  body: { data: { value }, contentType: "application/json" },
  ...more,
});

interface Setting {
  key?: string;
  known?: object | null;
  inputs?: object;
  context?: object;
}

const perform = async (
  payload: unknown,
  { key = "userTrigger", known = state(), inputs = {}, context = {} }: Setting = {},
): Promise<WebhookResult> => {
  const test = { ...testContext({ webhookUrls: { "Flow 1": URL_OF_FLOW } }), ...context };
  test.crossFlowState["ms-entra-id-subscription-stable-1"] = known;
  return (await wire.triggers[key]?.perform(test, payload, {
    connection,
    changeType: ["updated"],
    ...inputs,
  })) as WebhookResult;
};

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

describe.each(["userTrigger", "groupTrigger", "webhook"])("the handshake of %s", (key) => {
  it("is answered with the token, decoded, as plain text", async () => {
    const { request, response } = graphExchange(
      "webhook: endpoint validation handshake (Graph -> app)",
    );
    const url = new URL(request.path, "https://webhook.azurewebsites.net");
    const result = await perform(
      call([], {
        queryParameters: Object.fromEntries(url.searchParams),
        body: { data: null },
        rawBody: null,
      }),
      { key },
    );
    expect(result.branch).toBe("URL Validation");
    expect(result.response).toEqual({
      statusCode: 200,
      contentType: "text/plain",
      body: response.body,
    });
  });

  it.each([
    ["no query parameters", { queryParameters: null }],
    ["an empty token", { queryParameters: { validationToken: "" } }],
    ["another parameter", { queryParameters: { token: "x" } }],
    ["an absurdly long token", { queryParameters: { validationToken: "x".repeat(10_000) } }],
  ])("is not seen in %s, and nothing is reflected", async (_what, more) => {
    const result = await perform(call([item()], more), { key });
    expect(result.branch).toBe("Notification");
    expect(result.response).toEqual({ statusCode: 202, contentType: "text/plain", body: "" });
  });

  it("every branch that is taken is declared, and a schedule is supported where it renews", () => {
    const { staticBranchNames, scheduleSupport } = wire.triggers[key] as unknown as {
      staticBranchNames: string[];
      scheduleSupport: string;
    };
    expect(scheduleSupport).toBe(key === "webhook" ? "invalid" : "valid");
    expect(staticBranchNames).toEqual(
      [
        "Notification",
        "URL Validation",
        "Lifecycle Event",
        "Subscription Renewal",
        "Rejected",
      ].filter((name) => key !== "webhook" || name !== "Subscription Renewal"),
    );
  });
});

describe("trust", () => {
  it("delivers what carries the secret, without the secret, and asks nothing of Graph", async () => {
    const calls = playGraph([]);
    const result = await perform(call([item()]));
    const { clientState: _secret, ...rest } = item();
    expect(result).toMatchObject({ branch: "Notification", response: { statusCode: 202 } });
    expect(result.payload.body.data).toEqual({
      event: "notification",
      value: [rest],
      rejected: 0,
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ["another secret", { clientState: "forged" }],
    ["no secret", { clientState: undefined }],
    ["null", { clientState: null }],
    ["a number", { clientState: 5 }],
    ["a longer one", { clientState: `${SECRET}x` }],
  ])("drops and counts an item with %s, and delivers the rest", async (_what, forged) => {
    const result = await perform(call([item(forged), item({ resource: "Users/2" })]));
    expect(result.branch).toBe("Notification");
    expect(result.payload.body.data).toMatchObject({
      value: [{ resource: "Users/2" }],
      rejected: 1,
    });
  });

  it("rejects a delivery in which nothing can be believed, and answers 202 all the same", async () => {
    const result = await perform(call([item({ clientState: "forged" })]));
    expect(result).toMatchObject({ branch: "Rejected", response: { statusCode: 202 } });
    expect(JSON.stringify(result.payload.body)).not.toContain("forged");
  });

  it("checks the tenant where it is known", async () => {
    const inputs = { connection: { ...connection, fields: { tenant: TENANT.toUpperCase() } } };
    expect((await perform(call([item()]), { inputs })).branch).toBe("Notification");
    expect(
      (
        await perform(call([item({ tenantId: "00000000-0000-0000-0000-000000000000" })]), {
          inputs,
        })
      ).branch,
    ).toBe("Rejected");
  });

  describe("when state was lost", () => {
    const found = (more: object = {}): Answer => ({
      body: {
        id: ID,
        notificationUrl: URL_OF_FLOW,
        clientState: SECRET,
        expirationDateTime: inDays(20),
        ...more,
      },
    });

    it("asks Graph about the subscription before it believes, and remembers", async () => {
      const calls = playGraph([found()]);
      const result = await perform(call([item(), item()]), { known: null });
      expect(result.branch).toBe("Notification");
      expect(steps(calls)).toEqual([`GET /v1.0/subscriptions/${ID}`]);
      expect(result.crossFlowState?.["ms-entra-id-subscription-stable-1"]).toMatchObject({
        id: ID,
        clientState: SECRET,
      });
    });

    it.each([
      ["of another flow", found({ notificationUrl: "https://hooks.example.com/other" })],
      ["that Graph does not know", answerOf("error: not found")],
      ["without a secret", found({ clientState: null })],
      ["that cannot be looked up", { status: 503 }],
    ])("rejects one %s", async (_what, answer) => {
      const stranger = call([item({ subscriptionId: randomUUID() })]);
      playGraph([answer]);
      expect(await perform(stranger, { known: null })).toMatchObject({
        branch: "Rejected",
        response: { statusCode: 202 },
      });
    });

    it("does not let a forger choose what is asked", async () => {
      const calls = playGraph([]);
      const result = await perform(
        call([item({ subscriptionId: "../users" }), item({ subscriptionId: "" })]),
        { known: null },
      );
      expect(result.branch).toBe("Rejected");
      expect(calls).toEqual([]);
    });
  });

  it("takes a test run of the designer as it comes", async () => {
    const payload = call([item({ clientState: undefined })]);
    const result = await perform(payload, {
      known: null,
      context: { isSimulatedTestExecution: true },
    });
    expect(result).toMatchObject({ branch: "Notification", payload });
  });
});

describe("bodies", () => {
  const json = JSON.stringify({ value: [item()] });

  it.each([
    ["text", json],
    ["bytes", Buffer.from(json)],
    ["base64", Buffer.from(json).toString("base64")],
    ["an object", JSON.parse(json)],
  ])("come as %s", async (_what, data) => {
    for (const payload of [
      { headers: {}, queryParameters: null, rawBody: { data }, body: { data: null } },
      { headers: {}, queryParameters: {}, rawBody: null, body: { data } },
    ]) {
      expect((await perform(payload)).payload.body.data.value).toHaveLength(1);
    }
  });

  it("keep a sequence number to the digit, without being parsed again", async () => {
    const data = json.replace('"id":"1"', '"id":"1","sequenceNumber":636784480202455801');
    const payload = {
      headers: {},
      queryParameters: {},
      rawBody: { data },
      body: { data: JSON.parse(data) },
    };
    const parse = jest.spyOn(JSON, "parse");
    const result = await perform(payload);
    expect(parse.mock.calls.filter(([text]) => text === data)).toEqual([]);
    parse.mockRestore();
    expect(result.payload.body.data.value?.[0]?.resourceData).toEqual({
      id: "1",
      sequenceNumber: "636784480202455801",
    });
  });

  it("may be large, repeated, and hold what nobody knows yet", async () => {
    expect(
      (await perform(call(Array.from({ length: 1_000 }, () => item({ unknown: { a: 1 } })))))
        .payload.body.data.value,
    ).toHaveLength(1_000);
  });

  it.each([
    ["no JSON", "hello"],
    ["half of it", json.slice(0, 20)],
    ["a list", "[]"],
    ["no list", '{"value":{}}'],
    ["nothing", ""],
  ])("that are %s are answered with 400", async (_what, data) => {
    expect(
      await perform({ headers: {}, queryParameters: {}, rawBody: { data }, body: { data } }),
    ).toMatchObject({
      branch: "Rejected",
      response: { statusCode: 400 },
    });
  });
});

describe("staying alive", () => {
  const renewed = { body: { id: ID, expirationDateTime: inDays(29) } };
  const event = (lifecycleEvent = "reauthorizationRequired") => ({
    subscriptionId: ID,
    clientState: SECRET,
    tenantId: TENANT,
    lifecycleEvent,
  });

  it("renews with a single PATCH when Graph asks to reauthorize", async () => {
    const calls = playGraph([renewed]);
    const result = await perform(call([event()]));
    expect(result).toMatchObject({ branch: "Lifecycle Event", response: { statusCode: 202 } });
    expect(steps(calls)).toEqual([`PATCH /v1.0/subscriptions/${ID}`]);
  });

  it("does not move an expiry that the builder gave", async () => {
    const given = inDays(3);
    const calls = playGraph([renewed]);
    await perform(call([event()]), { inputs: { expirationTriggerDateTime: given } });
    expect(calls[0]?.body).toEqual({ expirationDateTime: given });
    const quiet = playGraph([]);
    await perform(call([item()]), {
      known: state({ expirationDateTime: given }),
      inputs: { expirationTriggerDateTime: given },
    });
    expect(quiet).toEqual([]);
  });

  it.each([renewed, { status: 503 }, { status: 403 }])(
    "renews when a notification comes in the last week, and delivers it whatever comes of that: %#",
    async (answer) => {
      const calls = playGraph([answer]);
      const result = await perform(call([item()]), {
        known: state({ expirationDateTime: inDays(6) }),
      });
      expect(result).toMatchObject({ branch: "Notification", response: { statusCode: 202 } });
      expect(steps(calls)).toEqual([`PATCH /v1.0/subscriptions/${ID}`]);
    },
  );

  it("ignores a forged event", async () => {
    const calls = playGraph([]);
    expect((await perform(call([{ ...event(), clientState: "x" }]))).branch).toBe("Rejected");
    expect(calls).toEqual([]);
  });

  describe("by schedule", () => {
    const scheduled = {
      headers: { "Prismatic-Invoke-Type": "Scheduled" },
      queryParameters: {},
      rawBody: { data: "" },
      body: { data: "" },
    };
    const living = (days: number): Answer => ({
      body: {
        id: ID,
        notificationUrl: URL_OF_FLOW,
        resource: "users",
        changeType: "updated",
        expirationDateTime: inDays(days),
        clientState: null,
      },
    });

    it("does nothing while more than half of the lifetime is left", async () => {
      const calls = playGraph([living(16), { body: { value: [] } }]);
      const result = await perform(scheduled);
      expect(result).toMatchObject({
        branch: "Subscription Renewal",
        payload: { body: { data: { action: "none", gap: null } } },
      });
      // The list is read for what is left over.
      expect(steps(calls)).toEqual([`GET /v1.0/subscriptions/${ID}`, "GET /v1.0/subscriptions"]);
    });

    it("renews when less is left", async () => {
      const calls = playGraph([living(14), renewed]);
      const result = await perform(scheduled);
      expect(result.payload.body.data).toMatchObject({
        action: "renewed",
        gap: null,
        subscriptionId: ID,
      });
      expect(steps(calls)[1]).toBe(`PATCH /v1.0/subscriptions/${ID}`);
    });

    it("recreates what is gone, and says from when to when changes may have been missed", async () => {
      const lapsed = inDays(-2);
      const created = {
        status: 201,
        body: {
          id: "new",
          notificationUrl: URL_OF_FLOW,
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
      const result = await perform(scheduled, { known: state({ expirationDateTime: lapsed }) });
      expect(result.payload.body.data).toMatchObject({
        action: "recreated",
        gap: { from: lapsed },
      });
      expect(steps(calls)).toEqual([
        `GET /v1.0/subscriptions/${ID}`,
        "GET /v1.0/subscriptions",
        "POST /v1.0/subscriptions",
        "GET /v1.0/subscriptions",
      ]);
      expect(calls[2]?.body).toMatchObject({ clientState: expect.stringMatching(/^[\w-]{43}$/) });
    });

    it("removes a second one of the same kind, and nothing else", async () => {
      const own = { notificationUrl: URL_OF_FLOW, resource: "users", changeType: "updated" };
      const calls = playGraph([
        living(16),
        {
          body: {
            value: [
              { ...own, id: ID },
              { ...own, id: "second" },
              { ...own, id: "other", changeType: "deleted" },
              { ...own, id: "elsewhere", notificationUrl: "https://hooks.example.com/other" },
            ],
          },
        },
        { status: 204 },
      ]);
      const result = await perform(scheduled);
      expect(result.payload.body.data).toMatchObject({ action: "none", gap: null });
      expect(steps(calls).slice(2)).toEqual(["DELETE /v1.0/subscriptions/second"]);
    });

    it("reports the gap when an earlier run made the new one and lost the answer", async () => {
      const lapsed = inDays(-2);
      const other = {
        id: "other",
        notificationUrl: URL_OF_FLOW,
        resource: "users",
        changeType: "updated",
        expirationDateTime: inDays(29),
      };
      playGraph([
        answerOf("error: not found"),
        { body: { value: [other] } },
        { body: { ...other, clientState: "told" } },
      ]);
      const result = await perform(scheduled, { known: state({ expirationDateTime: lapsed }) });
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
      await expect(perform(scheduled)).rejects.toThrow(
        /Get Subscription failed: .*User\.Read\.All/,
      );
    });

    it("lets a given expiry end", async () => {
      const calls = playGraph([]);
      const result = await perform(scheduled, {
        inputs: { expirationTriggerDateTime: inDays(-1) },
      });
      expect(result.payload.body.data).toMatchObject({ action: "ended" });
      expect(calls).toEqual([]);
    });
  });
});

describe("webhook", () => {
  const inputs = { clientState: SECRET };

  it("believes everything unless a client state is expected", async () => {
    const result = await perform(call([item({ clientState: "whatever" })]), { key: "webhook" });
    expect(result.payload.body.data).toMatchObject({
      value: [{ subscriptionId: ID }],
      rejected: 0,
    });
    expect(JSON.stringify(result)).not.toContain("whatever");
  });

  it("drops what does not carry the expected one", async () => {
    const mixed = call([
      item(),
      item({ clientState: "forged", subscriptionId: "x" }),
      item({ subscriptionId: "other" }),
    ]);
    expect((await perform(mixed, { key: "webhook", inputs })).payload.body.data).toMatchObject({
      value: [{ subscriptionId: ID }, { subscriptionId: "other" }],
      rejected: 1,
    });
    expect(
      (await perform(call([item({ clientState: "x" })]), { key: "webhook", inputs })).branch,
    ).toBe("Rejected");
  });

  it("tells lifecycle events apart, and answers nonsense with 400", async () => {
    const event = item({ lifecycleEvent: "missed" });
    expect((await perform(call([event]), { key: "webhook", inputs })).branch).toBe(
      "Lifecycle Event",
    );
    expect(
      await perform({ headers: {}, rawBody: { data: "x" } }, { key: "webhook" }),
    ).toMatchObject({ branch: "Rejected", response: { statusCode: 400 } });
  });
});
