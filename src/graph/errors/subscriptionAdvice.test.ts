import { runAction } from "../../../test/harness/component";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const inputs = {
  changeType: ["updated"],
  notificationUrl: "https://hooks.example.com/trigger/entra",
  resource: "users",
};

const refused = (status: number, code: string, message: string) => ({
  status,
  body: graphFault(code, message),
});

const messageOf = async (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "no error",
    (error: Error) => error.message,
  );

const create = (more: object = {}) => runAction("createSubscription", { ...inputs, ...more });

const HANDSHAKE = "Subscription validation request";

describe("the error of a subscription", () => {
  it.each([
    [400, `${HANDSHAKE} failed. Notification endpoint must respond with 200 OK.`],
    [400, `${HANDSHAKE} timed out.`],
    [403, `${HANDSHAKE} failed. Http status code is 'Forbidden'.`],
  ])("names what to look at after a failed handshake, tried twice: %d %s", async (status, text) => {
    const answer = refused(status, "InvalidRequest", text);
    const calls = playGraph([answer, answer, answer]);
    expect(await messageOf(create())).toMatch(/webhook URL.*endpoint security.*cold start/);
    expect(calls).toHaveLength(2);
  });

  it("does not come when the second handshake works", async () => {
    playGraph([
      refused(400, "InvalidRequest", `${HANDSHAKE} timed out.`),
      { status: 201, body: { id: "1" } },
    ]);
    expect(await create()).toEqual({ id: "1" });
  });

  it.each([
    [403, "Forbidden", "The app has reached its limit of subscriptions."],
    [403, "Forbidden", "The maximum number of subscriptions for this app has been reached."],
    [429, "SubscriptionCountReached", "Too many."],
    [
      429,
      "TooManyRequests",
      "The maximum number of subscriptions for this tenant has been reached.",
    ],
  ])("tells a full quota as what it is, after one try: %d %s %s", async (status, code, text) => {
    const calls = playGraph([refused(status, code, text)]);
    const message = await messageOf(create());
    expect(message).toMatch(/limit on the number of subscriptions, not a missing permission/);
    expect(message).not.toContain("grant admin consent");
    expect(calls).toHaveLength(1);
  });

  it.each([401, 403])(
    "of %d ExtensionError names the read permission, after one try",
    async (status) => {
      const text = "Operation: Create; Exception: [Status Code: Unauthorized; Reason: ]";
      const calls = playGraph([refused(status, "ExtensionError", text)]);
      const message = await messageOf(create());
      expect(message).toMatch(/read permission of the resource is missing.*User\.Read\.All/);
      expect(message).not.toMatch(/expired|Reconnect/);
      expect(calls).toHaveLength(1);
    },
  );

  it("says that another app made it", async () => {
    playGraph([
      refused(400, "ExtensionError", "There was an error processing a storage extension."),
    ]);
    expect(await messageOf(runAction("deleteSubscription", { subscriptionId: "1" }))).toContain(
      "belongs to another app",
    );
  });

  it("names the one that holds the combination, its URL without the query, and three ways out", async () => {
    const id = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";
    const calls = playGraph([
      refused(
        409,
        "ObjectIdentifierInUse",
        `Subscription Id ${id} already exists for the requested combination`,
      ),
      { body: { id, notificationUrl: "https://hooks.example.com/b?key=k" } },
    ]);
    const message = await messageOf(create());
    expect(message).toContain(`(${id}, which notifies https://hooks.example.com/b)`);
    expect(message).toMatch(/Delete that.*other change types.*app registration of its own/);
    expect(message).not.toContain("key=k");
    expect(calls).toHaveLength(2);
  });

  it.each([
    [`Subscription Id 7f105c7d-2dc5-4530-97cd-4e7ae6534c07 already exists`, [{ status: 404 }]],
    ["Subscription Id <> already exists for the requested combination", []],
  ])("names three ways out when the other may not be read: %s", async (text, more) => {
    playGraph([refused(409, "ObjectIdentifierInUse", text), ...more]);
    expect(await messageOf(create())).toMatch(/\(409 .*Delete that.*app registration of its own/);
  });

  it.each(["users", "/Groups", "groups/1"])(
    "created for %s names the two kinds there are, before a request",
    async (resource) => {
      const calls = playGraph([]);
      expect(await messageOf(create({ resource, changeType: ["created"] }))).toMatch(
        /^Change Type: .*updated \(created, changed or soft-deleted\) and deleted/,
      );
      expect(calls).toEqual([]);
    },
  );

  it("created beside another kind is Graph's to take; its refusal is explained", async () => {
    playGraph([refused(400, "InvalidRequest", "Invalid 'changeType' attribute: 'created'.")]);
    expect(await messageOf(create({ changeType: ["created", "updated"] }))).toMatch(
      /two kinds of change: updated .* and deleted/,
    );
  });
});
