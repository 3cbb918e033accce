import { randomUUID } from "node:crypto";
import { connection, wire } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { type Answer, playGraph } from "../../../test/harness/playGraph";
import {
  changeItem,
  deliveryOf,
  FLOW_URL,
  inDays,
  knownState,
  OWN_ID,
  SECRET,
  TENANT,
  webhookResult,
} from "../../../test/harness/webhookRun";

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

describe.each(["userTrigger", "groupTrigger", "webhook"])("the handshake of %s", (key) => {
  it("is answered with the token, decoded, as plain text", async () => {
    const { request, response } = graphExchange(
      "webhook: endpoint validation handshake (Graph -> app)",
    );
    const url = new URL(request.path, "https://webhook.azurewebsites.net");
    const result = await webhookResult(
      deliveryOf([], {
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
    const result = await webhookResult(deliveryOf([changeItem()], more), { key });
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
    const result = await webhookResult(deliveryOf([changeItem()]));
    const { clientState: _secret, ...rest } = changeItem();
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
    const result = await webhookResult(
      deliveryOf([changeItem(forged), changeItem({ resource: "Users/2" })]),
    );
    expect(result.branch).toBe("Notification");
    expect(result.payload.body.data).toMatchObject({
      value: [{ resource: "Users/2" }],
      rejected: 1,
    });
  });

  it("rejects a delivery in which nothing can be believed, and answers 202 all the same", async () => {
    const result = await webhookResult(deliveryOf([changeItem({ clientState: "forged" })]));
    expect(result).toMatchObject({ branch: "Rejected", response: { statusCode: 202 } });
    expect(JSON.stringify(result.payload.body)).not.toContain("forged");
  });

  it("checks the tenant where it is known", async () => {
    const inputs = { connection: { ...connection, fields: { tenant: TENANT.toUpperCase() } } };
    expect((await webhookResult(deliveryOf([changeItem()]), { inputs })).branch).toBe(
      "Notification",
    );
    expect(
      (
        await webhookResult(
          deliveryOf([changeItem({ tenantId: "00000000-0000-0000-0000-000000000000" })]),
          {
            inputs,
          },
        )
      ).branch,
    ).toBe("Rejected");
  });

  describe("when state was lost", () => {
    const found = (more: object = {}): Answer => ({
      body: {
        id: OWN_ID,
        notificationUrl: FLOW_URL,
        clientState: SECRET,
        expirationDateTime: inDays(20),
        ...more,
      },
    });

    it("asks Graph about the subscription before it believes, and remembers", async () => {
      const calls = playGraph([found()]);
      const result = await webhookResult(deliveryOf([changeItem(), changeItem()]), { known: null });
      expect(result.branch).toBe("Notification");
      expect(steps(calls)).toEqual([`GET /v1.0/subscriptions/${OWN_ID}`]);
      expect(result.crossFlowState?.["ms-entra-id-subscription-stable-1"]).toMatchObject({
        id: OWN_ID,
        clientState: SECRET,
      });
    });

    it.each([
      ["of another flow", found({ notificationUrl: "https://hooks.example.com/other" })],
      ["that Graph does not know", answerOf("error: not found")],
      ["without a secret", found({ clientState: null })],
      ["that cannot be looked up", { status: 503 }],
    ])("rejects one %s", async (_what, answer) => {
      const stranger = deliveryOf([changeItem({ subscriptionId: randomUUID() })]);
      playGraph([answer]);
      expect(await webhookResult(stranger, { known: null })).toMatchObject({
        branch: "Rejected",
        response: { statusCode: 202 },
      });
    });

    it("does not let a forger choose what is asked", async () => {
      const calls = playGraph([]);
      const result = await webhookResult(
        deliveryOf([
          changeItem({ subscriptionId: "../users" }),
          changeItem({ subscriptionId: "" }),
        ]),
        { known: null },
      );
      expect(result.branch).toBe("Rejected");
      expect(calls).toEqual([]);
    });
  });

  it("takes a test run of the designer as it comes", async () => {
    const payload = deliveryOf([changeItem({ clientState: undefined })]);
    const result = await webhookResult(payload, {
      known: null,
      more: { isSimulatedTestExecution: true },
    });
    expect(result).toMatchObject({ branch: "Notification", payload });
  });
});

describe("bodies", () => {
  const json = JSON.stringify({ value: [changeItem()] });

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
      expect((await webhookResult(payload)).payload.body.data.value).toHaveLength(1);
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
    const result = await webhookResult(payload);
    expect(parse.mock.calls.filter(([text]) => text === data)).toEqual([]);
    parse.mockRestore();
    expect(result.payload.body.data.value?.[0]?.resourceData).toEqual({
      id: "1",
      sequenceNumber: "636784480202455801",
    });
  });

  it("may be large, repeated, and hold what nobody knows yet", async () => {
    expect(
      (
        await webhookResult(
          deliveryOf(Array.from({ length: 1_000 }, () => changeItem({ unknown: { a: 1 } }))),
        )
      ).payload.body.data.value,
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
      await webhookResult({ headers: {}, queryParameters: {}, rawBody: { data }, body: { data } }),
    ).toMatchObject({
      branch: "Rejected",
      response: { statusCode: 400 },
    });
  });
});

describe("staying alive", () => {
  const renewed = { body: { id: OWN_ID, expirationDateTime: inDays(29) } };
  const event = (lifecycleEvent = "reauthorizationRequired") => ({
    subscriptionId: OWN_ID,
    clientState: SECRET,
    tenantId: TENANT,
    lifecycleEvent,
  });

  it("renews with a single PATCH when Graph asks to reauthorize", async () => {
    const calls = playGraph([renewed]);
    const result = await webhookResult(deliveryOf([event()]));
    expect(result).toMatchObject({ branch: "Lifecycle Event", response: { statusCode: 202 } });
    expect(steps(calls)).toEqual([`PATCH /v1.0/subscriptions/${OWN_ID}`]);
  });

  it("does not move an expiry that the builder gave", async () => {
    const given = inDays(3);
    const calls = playGraph([renewed]);
    await webhookResult(deliveryOf([event()]), { inputs: { expirationTriggerDateTime: given } });
    expect(calls[0]?.body).toEqual({ expirationDateTime: given });
    const quiet = playGraph([]);
    await webhookResult(deliveryOf([changeItem()]), {
      known: knownState({ expirationDateTime: given }),
      inputs: { expirationTriggerDateTime: given },
    });
    expect(quiet).toEqual([]);
  });

  it.each([renewed, { status: 503 }, { status: 403 }])(
    "renews when a notification comes in the last week, and delivers it whatever comes of that: %#",
    async (answer) => {
      const calls = playGraph([answer]);
      const result = await webhookResult(deliveryOf([changeItem()]), {
        known: knownState({ expirationDateTime: inDays(6) }),
      });
      expect(result).toMatchObject({ branch: "Notification", response: { statusCode: 202 } });
      expect(steps(calls)).toEqual([`PATCH /v1.0/subscriptions/${OWN_ID}`]);
    },
  );

  it("ignores a forged event", async () => {
    const calls = playGraph([]);
    expect((await webhookResult(deliveryOf([{ ...event(), clientState: "x" }]))).branch).toBe(
      "Rejected",
    );
    expect(calls).toEqual([]);
  });
});

describe("webhook", () => {
  const inputs = { clientState: SECRET };

  it("believes everything unless a client state is expected", async () => {
    const result = await webhookResult(deliveryOf([changeItem({ clientState: "whatever" })]), {
      key: "webhook",
    });
    expect(result.payload.body.data).toMatchObject({
      value: [{ subscriptionId: OWN_ID }],
      rejected: 0,
    });
    expect(JSON.stringify(result)).not.toContain("whatever");
  });

  it("drops what does not carry the expected one", async () => {
    const mixed = deliveryOf([
      changeItem(),
      changeItem({ clientState: "forged", subscriptionId: "x" }),
      changeItem({ subscriptionId: "other" }),
    ]);
    expect(
      (await webhookResult(mixed, { key: "webhook", inputs })).payload.body.data,
    ).toMatchObject({
      value: [{ subscriptionId: OWN_ID }, { subscriptionId: "other" }],
      rejected: 1,
    });
    expect(
      (
        await webhookResult(deliveryOf([changeItem({ clientState: "x" })]), {
          key: "webhook",
          inputs,
        })
      ).branch,
    ).toBe("Rejected");
  });

  it("tells lifecycle events apart, and answers nonsense with 400", async () => {
    const event = changeItem({ lifecycleEvent: "missed" });
    expect((await webhookResult(deliveryOf([event]), { key: "webhook", inputs })).branch).toBe(
      "Lifecycle Event",
    );
    expect(
      await webhookResult({ headers: {}, rawBody: { data: "x" } }, { key: "webhook" }),
    ).toMatchObject({ branch: "Rejected", response: { statusCode: 400 } });
  });
});
