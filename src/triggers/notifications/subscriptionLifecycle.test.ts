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
const whole = {
  notificationUrl: url,
  resource: "users",
  changeType: "updated,deleted",
  expirationDateTime: TWENTY_NINE_DAYS,
};
const renewed: Answer = { body: { ...whole, id: "1" } };
const gone: Answer = {
  status: 404,
  body: graphFault("ResourceNotFound", "The object was not found."),
};

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
      { body: { ...whole, id: "1", changeType: "deleted,updated", resource: "/Users" } },
      listed({ id: "1" }),
    ]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual(["PATCH /v1.0/subscriptions/1", "GET /v1.0/subscriptions"]);
    expect(calls[0]?.body).toEqual({ expirationDateTime: TWENTY_NINE_DAYS });
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1", clientState: "secret" });
  });

  it("keeps the secret of the one before over a renewal", async () => {
    const previous = { id: "0", clientState: "old" };
    playGraph([renewed, listed({ id: "1" })]);
    const { context } = await hook("webhookCreate", "userTrigger", {
      known: { ...known, previous },
    });
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1", previous });
  });

  it("makes anew at once what was made moments ago and is gone", async () => {
    playGraph([
      listed(),
      created,
      listed({ id: "new" }),
      gone,
      listed(),
      { status: 201, body: { ...whole, id: "newer" } },
      listed({ id: "newer" }),
    ]);
    const first = await hook("webhookCreate");
    // A 404 that was waited out would run into the limit of this test.
    const second = await hook("webhookCreate", "userTrigger", {
      known: first.context.crossFlowState[KEY],
    });
    expect(second.context.crossFlowState[KEY]).toMatchObject({ id: "newer" });
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
      { body: { ...whole, id: "1", changeType: "updated" } },
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
      "PATCH /v1.0/subscriptions/1",
      "GET /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/3",
      "DELETE /v1.0/subscriptions/1",
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
    const old = { id: "1", changeType: "updated" };
    const calls = playGraph([{ body: { ...whole, ...old } }, listed(old), refused, refused]);
    await expect(hook("webhookCreate", "userTrigger", { known })).rejects.toThrow(
      /validation request failed.*webhook URL of a flow.*endpoint security.*cold start/,
    );
    // A runner that had to start first answers the second handshake.
    expect(steps(calls).slice(1)).toEqual([
      "GET /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
    ]);
  });

  it("keeps its own and removes its duplicates", async () => {
    const calls = playGraph([renewed, listed({ id: "0" }, { id: "1" }), { status: 204 }]);
    await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "PATCH /v1.0/subscriptions/1",
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/0",
    ]);
  });

  it("finds its own on a later page when state was lost", async () => {
    const link = "https://graph.microsoft.com/v1.0/subscriptions?$skiptoken=x";
    const calls = playGraph([
      { body: { value: [], "@odata.nextLink": link } },
      listed({ id: "1" }),
      { body: { ...whole, id: "1", clientState: "told" } },
      renewed,
    ]);
    await hook("webhookCreate");
    expect(steps(calls).at(-1)).toBe("PATCH /v1.0/subscriptions/1");
  });

  it("creates anew when the old one expires in between", async () => {
    // The list still shows what is gone.
    const calls = playGraph([gone, listed({ id: "1" }), created, listed({ id: "1" })]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "PATCH /v1.0/subscriptions/1",
      "GET /v1.0/subscriptions",
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
    ]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "new" });
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
      { body: { ...whole, id: "rival", clientState: "theirs" } },
      { body: { ...whole, id: "rival" } },
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
    const calls = playGraph([
      { body: { ...whole, id: "1", expirationDateTime: "2026-12-01T00:00:00Z" } },
      listed({ id: "1" }),
    ]);
    await hook("webhookCreate", "userTrigger", { known, expirationTriggerDateTime: given });
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions/1", "GET /v1.0/subscriptions"]);
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

const CONFLICT_ID = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";

const conflictWith = (id: string): Answer => ({
  status: 409,
  body: graphFault(
    "ObjectIdentifierInUse",
    `Subscription Id ${id} already exists for the requested combination`,
  ),
});

describe("lists that lag", () => {
  it("renews by its id the one that the list leaves out", async () => {
    const calls = playGraph([renewed, listed()]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls)).toEqual(["PATCH /v1.0/subscriptions/1", "GET /v1.0/subscriptions"]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1" });
  });

  it("takes over its own that the list leaves out and that only a conflict names", async () => {
    const own = { body: { ...whole, id: CONFLICT_ID, clientState: "told" } };
    const calls = playGraph([listed(), conflictWith(CONFLICT_ID), own, own, own]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls).at(-1)).toBe(`PATCH /v1.0/subscriptions/${CONFLICT_ID}`);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: CONFLICT_ID, clientState: "told" });
  });

  it("replaces its own that a conflict names and that does not tell its secret", async () => {
    const own = { body: { ...whole, id: CONFLICT_ID, clientState: null } };
    const calls = playGraph([
      listed(),
      conflictWith(CONFLICT_ID),
      own,
      own,
      { status: 204 },
      created,
      listed({ id: CONFLICT_ID }),
    ]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls).slice(4)).toEqual([
      `DELETE /v1.0/subscriptions/${CONFLICT_ID}`,
      "POST /v1.0/subscriptions",
      "GET /v1.0/subscriptions",
    ]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "new" });
  });

  it("never gives up what it made for a rival that is only in the list", async () => {
    const calls = playGraph([listed(), created, listed({ id: "a-ghost" }), gone]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls).filter((step) => step.startsWith("DELETE"))).toEqual([]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "new" });
  });

  it("gives way to a rival that lives, and only then", async () => {
    const rival = { body: { ...whole, id: "a-rival", clientState: "theirs" } };
    const calls = playGraph([
      listed(),
      created,
      listed({ id: "a-rival" }, { id: "new" }),
      rival,
      { status: 204 },
    ]);
    const { context } = await hook("webhookCreate");
    expect(steps(calls).slice(3)).toEqual([
      "GET /v1.0/subscriptions/a-rival",
      "DELETE /v1.0/subscriptions/new",
    ]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "a-rival", clientState: "theirs" });
  });

  it("removes its own under a URL that the flow had before", async () => {
    const calls = playGraph([
      { body: { ...whole, id: "1", notificationUrl: "https://hooks.example.com/old" } },
      listed(),
      { status: 204 },
      created,
      listed(),
    ]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(steps(calls).slice(2, 4)).toEqual([
      "DELETE /v1.0/subscriptions/1",
      "POST /v1.0/subscriptions",
    ]);
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "new", previous: { id: "1" } });
  });

  it.each([
    ["the list fails", [renewed, { status: 403 }]],
    ["a leftover cannot be deleted", [renewed, listed({ id: "9" }), { status: 403 }]],
  ])("a renewal that worked is one though %s", async (_what, answers) => {
    playGraph(answers);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(context.crossFlowState[KEY]).toMatchObject({ id: "1" });
  });

  it("remembers what could not be deleted", async () => {
    playGraph([renewed, listed({ id: "9" }), { status: 403 }]);
    const { context } = await hook("webhookCreate", "userTrigger", { known });
    expect(context.crossFlowState[KEY]).toMatchObject({ leftovers: ["9"] });
  });

  it("deletes what is left over, listed or not, and forgets it", async () => {
    const calls = playGraph([renewed, listed(), { status: 204 }]);
    const left = { ...known, leftovers: ["9"] };
    const { context } = await hook("webhookCreate", "userTrigger", { known: left });
    expect(steps(calls).at(-1)).toBe("DELETE /v1.0/subscriptions/9");
    expect(context.crossFlowState[KEY]).not.toHaveProperty("leftovers");
  });
});

describe("a gap", () => {
  const lapsed = { ...known, expirationDateTime: "2026-11-20T10:00:00.000Z" };
  const SINCE = `${KEY}-missed-since`;

  it("is since the expiry, and the deploy keeps it for the next scheduled run", async () => {
    playGraph([gone, listed(), created, listed({ id: "new" })]);
    const { result } = await hook("webhookCreate", "userTrigger", { known: lapsed });
    expect(result.crossFlowState).toMatchObject({ [SINCE]: lapsed.expirationDateTime });
  });

  it("is since the last sign of life when it was removed before its time", async () => {
    const seenAt = "2026-11-21T10:00:00.000Z";
    playGraph([gone, listed(), created, listed({ id: "new" })]);
    const { result } = await hook("webhookCreate", "userTrigger", { known: { ...known, seenAt } });
    expect(result.crossFlowState).toMatchObject({ [SINCE]: seenAt });
  });

  it("is noted before the request that may be cut", async () => {
    playGraph([gone, listed(), { status: 500 }]);
    const context = testContext({ webhookUrls: { "Flow 1": url } });
    context.crossFlowState[KEY] = lapsed;
    await expect(wire.triggers.userTrigger?.webhookCreate?.(context, inputs)).rejects.toThrow();
    expect(context.crossFlowState[SINCE]).toBe(lapsed.expirationDateTime);
  });

  it("is there as well when another run has made the new one already", async () => {
    playGraph([
      gone,
      listed({ id: "other" }),
      { body: { ...whole, id: "other", clientState: "theirs" } },
      { body: { ...whole, id: "other" } },
    ]);
    const { result } = await hook("webhookCreate", "userTrigger", { known: lapsed });
    expect(result.crossFlowState).toMatchObject({
      [KEY]: { id: "other", previous: { id: "1" } },
      [SINCE]: lapsed.expirationDateTime,
    });
  });
});

it("a conflict with another flow names the subscription, its URL and three ways out", async () => {
  const other = { ...whole, id: CONFLICT_ID, notificationUrl: "https://hooks.example.com/b?key=k" };
  playGraph([listed(), conflictWith(CONFLICT_ID), { body: other }]);
  const error = (await hook("webhookCreate").catch((thrown: Error) => thrown)) as Error;
  expect(error.message).toMatch(
    /\(409 ObjectIdentifierInUse.*7f105c7d-2dc5-4530-97cd-4e7ae6534c07, which notifies https:\/\/hooks\.example\.com\/b\)/,
  );
  expect(error.message).toMatch(/Delete that.*other change types.*app registration of its own/);
  expect(error.message).not.toContain("key=k");
});

it("a deploy does not wait past the platform's 30 seconds", async () => {
  // A longer budget would sit out the wait that Graph asks for, and this test would run into its limit.
  playGraph([{ status: 503, headers: { "Retry-After": "29" } }]);
  await expect(hook("webhookCreate", "userTrigger", { known })).rejects.toThrow("503");
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
    const calls = playGraph([gone, listed({ id: "9" }, { id: "1" }), gone]);
    await hook("webhookDelete", "userTrigger", { known });
    expect(steps(calls)).toEqual([
      "DELETE /v1.0/subscriptions/1",
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/9",
    ]);
  });

  it("removes the known one though the list is refused", async () => {
    const calls = playGraph([{ status: 204 }, { status: 403 }]);
    const { context } = await hook("webhookDelete", "userTrigger", { known });
    expect(steps(calls)[0]).toBe("DELETE /v1.0/subscriptions/1");
    expect(context.crossFlowState[KEY]).toBeNull();
  });

  it("removes the known one though the URL of the flow is gone", async () => {
    const calls = playGraph([{ status: 204 }]);
    const context = testContext();
    context.crossFlowState[KEY] = known;
    await wire.triggers.userTrigger?.webhookDelete?.(context, inputs);
    expect(steps(calls)).toEqual(["DELETE /v1.0/subscriptions/1"]);
  });
});
