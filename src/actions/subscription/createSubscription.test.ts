import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const NOW = new Date("2026-11-22T10:00:00.000Z");
const TWENTY_NINE_DAYS = "2026-12-21T10:00:00.000Z";

const inputs = {
  changeType: ["updated", "deleted"],
  notificationUrl: "https://hooks.example.com/trigger/entra",
  resource: "users",
};

const sent = {
  changeType: "updated,deleted",
  notificationUrl: inputs.notificationUrl,
  resource: "users",
};

describe("createSubscription", () => {
  freezeDate(NOW);

  it("lasts 41,760 minutes unless told otherwise", async () => {
    const calls = playGraph([answerOf("subscriptions.create on groups")]);
    expect(await runAction("createSubscription", inputs)).toEqual(
      answerOf("subscriptions.create on groups").body,
    );
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/subscriptions",
        headers: authorizedJson,
        body: { ...sent, expirationDateTime: TWENTY_NINE_DAYS },
      },
    ]);
    expect((Date.parse(TWENTY_NINE_DAYS) - NOW.getTime()) / 60_000).toBe(41_760);
  });

  it("sends the given expiry, Additional Properties and headers", async () => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createSubscription", {
      ...inputs,
      expirationDateTime: "2026-12-01T00:00:00Z",
      additionalProperties: { clientState: "secretClientValue" },
      headers: [{ key: "Prefer", value: "x" }],
    });
    expect(calls[0]).toMatchObject({
      headers: { ...authorizedJson, prefer: "x" },
      body: {
        ...sent,
        expirationDateTime: "2026-12-01T00:00:00.000Z",
        clientState: "secretClientValue",
      },
    });
  });

  it("takes the time that Graph allows when 29 days are too far", async () => {
    const tooFar = graphFault(
      "InvalidRequest",
      "Subscription expiration can only be 4230 minutes in the future.",
    );
    const calls = playGraph([
      { status: 400, body: tooFar },
      { status: 201, body: { id: "1" } },
    ]);
    await runAction("createSubscription", { ...inputs, resource: "chats" });
    expect(calls[1]?.body).toMatchObject({
      expirationDateTime: new Date(NOW.getTime() + 4229 * 60_000).toISOString(),
    });
  });

  it("does not change an expiry that was given", async () => {
    const tooFar = graphFault(
      "InvalidRequest",
      "Subscription expiration can only be 4230 minutes in the future.",
    );
    const calls = playGraph([{ status: 400, body: tooFar }]);
    await expect(
      runAction("createSubscription", { ...inputs, expirationDateTime: "2026-12-01T00:00:00Z" }),
    ).rejects.toThrow("can only be 4230 minutes");
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Change Type", { changeType: [] }, "choose at least one of created, updated, deleted"],
    ["Change Type", { changeType: ["renamed"] }, '"renamed" is not one of'],
    ["Change Type", { changeType: "updated,renamed" }, '"renamed" is not one of'],
    ["Notification URL", { notificationUrl: "http://hooks.example.com" }, "must begin with https"],
    ["Notification URL", { notificationUrl: "hooks" }, "not a valid URL"],
    ["Notification URL", { notificationUrl: "" }, "is required"],
    ["Resource", { resource: "" }, "is required"],
    ["Expiration Date Time", { expirationDateTime: "tomorrow" }, "ISO 8601"],
    ["Expiration Date Time", { expirationDateTime: "2026-13-40T00:00:00Z" }, "ISO 8601"],
    ["Expiration Date Time", { expirationDateTime: "2026-12-01T00:00:00+02:00" }, "must be in UTC"],
    ["Expiration Date Time", { expirationDateTime: "2026-12-01T00:00:00" }, "must be in UTC"],
    ["Expiration Date Time", { expirationDateTime: "2026-11-22T09:59:59Z" }, "is in the past"],
    [
      "Header",
      { headers: [{ key: "Authorization", value: "Bearer x" }] },
      "Authorization is set by the connection",
    ],
    [
      "Header",
      { headers: [{ key: "host", value: "evil.example" }] },
      "host is set by the connection",
    ],
    [
      "Header",
      { headers: [{ key: "X-A", value: "a\r\nHost: b" }] },
      "characters that are not allowed",
    ],
    ["Header", { headers: "nonsense" }, "is not valid JSON"],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(runAction("createSubscription", { ...inputs, ...wrong })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });

  it.each([
    "EventHub:https://contoso.servicebus.windows.net/eventhubname/changes?tenantId=contoso.com",
    "EventHub:https://vault.vault.azure.net/secrets/connection?tenantId=contoso.com",
    "EventGrid:?azuresubscriptionid=8A8A8A8A-4B4B-4C4C-4D4D-12E12E12E12E&resourcegroup=yourResourceGroup&partnertopic=yourPartnerTopic&location=theNameOfAzureRegionForTheTopic",
  ])("takes a message broker of Azure: %s", async (url) => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createSubscription", { ...inputs, notificationUrl: url });
    expect(calls[0]?.body).toMatchObject({ notificationUrl: url });
  });

  it.each([
    "EventHub:http://x.example",
    "EventHub:",
    "EventGrid:",
    "EventGrid:https://x",
    "ftp://x",
  ])("refuses %s as Notification URL", async (notificationUrl) => {
    const calls = playGraph([]);
    await expect(runAction("createSubscription", { ...inputs, notificationUrl })).rejects.toThrow(
      /^Notification URL: /,
    );
    expect(calls).toEqual([]);
  });
});
