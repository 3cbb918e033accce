import { randomUUID } from "node:crypto";
import type { LogLine } from "../../../runner/context";
import { connection } from "../../../test/harness/component";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";
import {
  changeItem,
  deliveryOf,
  FLOW_URL,
  inDays,
  knownState,
  MISSED_KEY,
  OWN_ID,
  runWebhook,
  SECRET,
  STATE_KEY,
  scheduledRun,
  TENANT,
} from "../../../test/harness/webhookRun";

const triggers = ["userTrigger", "groupTrigger", "webhook"];
const inputs = { clientState: SECRET };

const gone: Answer = { status: 404, body: graphFault("ResourceNotFound", "Not found.") };

const subscription = (id: string, more: object = {}): Answer => ({
  body: {
    id,
    notificationUrl: FLOW_URL,
    resource: "users",
    changeType: "updated",
    clientState: `secret of ${id}`,
    expirationDateTime: inDays(20),
    ...more,
  },
});

const itemOf = (id: string, more: object = {}) =>
  changeItem({ subscriptionId: id, clientState: `secret of ${id}`, ...more });

const lookUps = (calls: readonly Call[]): string[] =>
  calls.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);

const forged = () => changeItem({ clientState: "a forger's", resource: "Users/forged" });

describe.each(triggers)("%s", (key) => {
  it.each([
    ["nothing", []],
    ["null", [null]],
    ["an item without a subscription", [{ changeType: "updated", clientState: SECRET }]],
    ["an item with an odd subscription", [changeItem({ subscriptionId: { id: OWN_ID } })]],
    ["an item with an empty subscription", [changeItem({ subscriptionId: "" })]],
    ["a forged item", [forged()]],
  ])("rejects a delivery of %s with 202", async (_what, value) => {
    playGraph([]);
    const { result } = await runWebhook(deliveryOf(value), { key, inputs });
    expect(result).toMatchObject({ branch: "Rejected", response: { statusCode: 202 } });
    expect(result.payload.body.data).toEqual({ event: "rejected", reason: expect.any(String) });
  });

  it("counts what is no notification, and delivers the others", async () => {
    const { result } = await runWebhook(deliveryOf([null, 5, changeItem(), {}]), { key, inputs });
    expect(result.payload.body.data).toMatchObject({ event: "notification", rejected: 3 });
    expect(result.payload.body.data.value).toHaveLength(1);
  });

  it("hands on neither the secret nor what it dropped, in no part of the payload", async () => {
    const { result } = await runWebhook(deliveryOf([forged(), changeItem()]), { key, inputs });
    expect(result.branch).toBe("Notification");
    expect(JSON.stringify(result)).not.toMatch(/forge|a-secret-of/);
    expect(JSON.parse(result.payload.rawBody.data)).toEqual(result.payload.body.data);
    const rejected = await runWebhook(deliveryOf([forged()]), { key, inputs });
    expect(JSON.stringify(rejected.result)).not.toContain("forge");
    const validated = await runWebhook(
      deliveryOf([forged()], { queryParameters: { validationToken: "t" } }),
      { key },
    );
    expect(JSON.stringify(validated.result)).not.toContain("forge");
    expect(validated.result.payload.body.data).toEqual({ event: "validation" });
  });

  it("delivers a change and a lifecycle event of one call", async () => {
    playGraph([]);
    const event = changeItem({ lifecycleEvent: "missed", changeType: undefined });
    const { result } = await runWebhook(deliveryOf([event, changeItem()]), { key, inputs });
    expect(result).toMatchObject({
      branch: "Notification",
      payload: {
        body: {
          data: {
            event: "notification",
            value: [{ changeType: "updated" }],
            lifecycle: [{ lifecycleEvent: "missed" }],
            rejected: 0,
          },
        },
      },
    });
  });

  it("names a lifecycle event for flows in code", async () => {
    playGraph([]);
    const event = changeItem({ lifecycleEvent: "reauthorizationRequired" });
    const { result } = await runWebhook(deliveryOf([event]), { key, inputs });
    expect(result).toMatchObject({
      branch: "Lifecycle Event",
      payload: { body: { data: { event: "lifecycle" } } },
    });
  });

  it("takes null for what Graph leaves out", async () => {
    const own = { ...connection, fields: { ...connection.fields, tenant: TENANT } };
    const { result } = await runWebhook(
      deliveryOf([changeItem({ lifecycleEvent: null, tenantId: null })]),
      { key, inputs: { ...inputs, connection: own } },
    );
    expect(result.branch).toBe("Notification");
  });

  it("is no scheduled run when a call holds notifications, whatever its headers say", async () => {
    const calls = playGraph([]);
    for (const value of [[forged()], [], "x"]) {
      const { result } = await runWebhook(deliveryOf(value, { headers: scheduledRun.headers }), {
        key,
        inputs,
      });
      expect(result.branch).toBe("Rejected");
    }
    expect(calls).toEqual([]);
  });
});

it.each([5, {}, ["x"], true])("an odd tenant (%p) breaks only its own item", async (tenantId) => {
  const own = { ...connection, fields: { ...connection.fields, tenant: TENANT } };
  const { result } = await runWebhook(deliveryOf([changeItem({ tenantId }), changeItem()]), {
    inputs: { connection: own },
  });
  expect(result.payload.body.data).toMatchObject({ rejected: 1, value: [{ tenantId: TENANT }] });
});

it("a missed event beside changes is reported by the next scheduled run, from four hours back", async () => {
  playGraph([subscription(OWN_ID)]);
  const before = Date.now();
  const event = changeItem({ lifecycleEvent: "missed" });
  const { state } = await runWebhook(deliveryOf([event, changeItem()]));
  const hours = (before - Date.parse(String(state[MISSED_KEY]))) / 3_600_000;
  expect(hours).toBeCloseTo(4, 1);
});

describe("the state of other flows", () => {
  const others = { "another-flow": { saved: 1 } };

  it.each([
    ["an ordinary delivery", () => [changeItem()]],
    ["a forged one", () => [forged()]],
    ["a forged one of an unknown subscription", () => [itemOf(randomUUID())]],
  ])("is not written by %s", async (_what, value) => {
    playGraph([gone]);
    const stored = { ...others, [STATE_KEY]: knownState() };
    const { result, state } = await runWebhook(deliveryOf(value()), { stored });
    expect(result).not.toHaveProperty("crossFlowState");
    expect(state).toEqual(stored);
  });

  it("goes along when this flow's own has changed", async () => {
    const id = randomUUID();
    playGraph([subscription(id)]);
    const { result } = await runWebhook(deliveryOf([itemOf(id)]), { stored: others });
    expect(result.crossFlowState).toMatchObject({ ...others, [STATE_KEY]: { id } });
  });
});

describe("a subscription that is not known", () => {
  it("is believed beside the known one, in one delivery", async () => {
    const id = randomUUID();
    playGraph([subscription(id)]);
    const { result, state } = await runWebhook(
      deliveryOf([changeItem(), itemOf(id), itemOf(id, { clientState: "x" })]),
    );
    expect(result.payload.body.data).toMatchObject({
      value: [{ subscriptionId: OWN_ID }, { subscriptionId: id }],
      rejected: 1,
    });
    expect(state[STATE_KEY]).toMatchObject({ id: OWN_ID });
  });

  it("takes the place of the known one, whose late deliveries are believed, and its end is a gap", async () => {
    const id = randomUUID();
    playGraph([subscription(id)]);
    const known = knownState({ expirationDateTime: inDays(-2) });
    const { state } = await runWebhook(deliveryOf([itemOf(id)]), {
      stored: { [STATE_KEY]: known },
    });
    expect(state[STATE_KEY]).toMatchObject({ id, previous: { id: OWN_ID, clientState: SECRET } });
    expect(state[MISSED_KEY]).toBe(known.expirationDateTime);
    const late = await runWebhook(deliveryOf([changeItem()]), { stored: state });
    expect(late.result.branch).toBe("Notification");
  });

  it("is believed and not kept when it is of another kind than the flow wants now", async () => {
    const id = randomUUID();
    playGraph([subscription(id, { changeType: "updated,deleted" })]);
    const { result, state } = await runWebhook(deliveryOf([itemOf(id)]));
    expect(result.branch).toBe("Notification");
    expect(state[STATE_KEY]).toMatchObject({ id: OWN_ID });
  });

  it("is not kept on the word of an item without its secret", async () => {
    const id = randomUUID();
    playGraph([subscription(id)]);
    const { result, state } = await runWebhook(deliveryOf([itemOf(id, { clientState: "x" })]));
    expect(result.branch).toBe("Rejected");
    expect(state[STATE_KEY]).toMatchObject({ id: OWN_ID });
  });

  it("is not asked for again for a while", async () => {
    const id = randomUUID();
    const calls = playGraph([gone]);
    for (let call = 0; call < 3; call += 1) await runWebhook(deliveryOf([itemOf(id)]));
    expect(lookUps(calls)).toEqual([`GET ${id}`]);
  });

  it("is asked for three times in one delivery at most", async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID());
    const calls = playGraph([gone, gone, gone]);
    await runWebhook(deliveryOf(ids.map((id) => itemOf(id))), {
      webhookUrls: { "Flow 1": "https://hooks.example.com/three" },
    });
    expect(calls).toHaveLength(3);
  });

  it("is not asked for at all when a flood of others was unknown, which counts as missed without a known one", async () => {
    const calls = playGraph(Array.from({ length: 100 }, () => gone));
    const webhookUrls = { "Flow 1": "https://hooks.example.com/flood" };
    for (let call = 0; call < 30; call += 1)
      await runWebhook(deliveryOf([itemOf(randomUUID())]), { webhookUrls });
    expect(calls).toHaveLength(20);
    const { state } = await runWebhook(deliveryOf([itemOf(randomUUID())]), {
      webhookUrls,
      stored: {},
    });
    expect(calls).toHaveLength(20);
    expect(state).toHaveProperty([MISSED_KEY]);
  });

  it("that cannot be asked for is a gap from four hours back when nothing is known", async () => {
    playGraph([{ status: 503 }]);
    const before = Date.now();
    const { state } = await runWebhook(deliveryOf([itemOf(randomUUID())]), { stored: {} });
    const hours = (before - Date.parse(String(state[MISSED_KEY]))) / 3_600_000;
    expect(hours).toBeCloseTo(4, 1);
  });
});

it("the secret of the subscription before is believed, and only with its own id", async () => {
  const previous = { id: randomUUID(), clientState: "the old secret" };
  const stored = { [STATE_KEY]: knownState({ previous }) };
  const old = changeItem({ subscriptionId: previous.id, clientState: previous.clientState });
  playGraph([]);
  expect((await runWebhook(deliveryOf([old]), { stored })).result.branch).toBe("Notification");
  const crossed = changeItem({ clientState: previous.clientState });
  expect((await runWebhook(deliveryOf([crossed]), { stored })).result.branch).toBe("Rejected");
});

describe("since when changes were missed", () => {
  const scheduled = [subscription(OWN_ID), { body: { value: [] } }];

  it("is the earlier of two times", async () => {
    const id = randomUUID();
    const earliest = inDays(-8);
    playGraph([subscription(id)]);
    const { state } = await runWebhook(deliveryOf([itemOf(id)]), {
      stored: {
        [STATE_KEY]: knownState({ expirationDateTime: inDays(-2) }),
        [MISSED_KEY]: earliest,
      },
    });
    expect(state[MISSED_KEY]).toBe(earliest);
  });

  it("is the earlier one the other way round, too", async () => {
    const id = randomUUID();
    playGraph([subscription(id)]);
    const expirationDateTime = inDays(-9);
    const { state } = await runWebhook(deliveryOf([itemOf(id)]), {
      stored: { [STATE_KEY]: knownState({ expirationDateTime }), [MISSED_KEY]: inDays(-8) },
    });
    expect(state[MISSED_KEY]).toBe(expirationDateTime);
  });

  it("is reported once by the schedule", async () => {
    playGraph([...scheduled, ...scheduled]);
    const from = inDays(-3);
    const first = await runWebhook(scheduledRun, {
      stored: { [STATE_KEY]: knownState(), [MISSED_KEY]: from },
    });
    expect(first.result.payload.body.data).toMatchObject({ event: "renewal", gap: { from } });
    const second = await runWebhook(scheduledRun, { stored: first.state });
    expect(second.result.payload.body.data).toMatchObject({ action: "none", gap: null });
  });
});

describe("a stored state", () => {
  const odd: [string, unknown][] = [
    ["text", "x"],
    ["a list", [1]],
    ["an id with a slash", knownState({ id: "../users" })],
    ["an empty id", knownState({ id: "" })],
    ["an empty secret", knownState({ clientState: "" })],
    ["no date", knownState({ expirationDateTime: "soon" })],
    ["a number for a date", knownState({ seenAt: 5 })],
  ];

  it.each(odd)(
    "that is %s is left aside with a log line, and the schedule heals it",
    async (_what, stored) => {
      const created = subscription("new");
      playGraph([{ body: { value: [] } }, { ...created, status: 201 }, { body: { value: [] } }]);
      const logs: LogLine[] = [];
      const { result, state } = await runWebhook(scheduledRun, {
        stored: { [STATE_KEY]: stored, [MISSED_KEY]: "yesterday" },
        logs,
      });
      expect(result.payload.body.data).toMatchObject({ action: "created", gap: { from: null } });
      expect(state).toMatchObject({ [STATE_KEY]: { id: "new" }, [MISSED_KEY]: null });
      expect(logs.map(({ level }) => level)).toContain("warn");
    },
  );

  it.each([
    ["no secret", { id: "before" }],
    ["an empty secret", { id: "before", clientState: "" }],
    ["nothing", null],
  ])("whose previous one has %s vouches for nothing of it", async (_what, previous) => {
    const stored = { [STATE_KEY]: knownState({ previous }) };
    for (const clientState of [undefined, null, ""]) {
      const item = changeItem({ subscriptionId: "before", clientState });
      const { result } = await runWebhook(deliveryOf([item, changeItem()]), { stored });
      expect(result.payload.body.data).toMatchObject({ rejected: 1 });
    }
  });
});

describe("Membership Changes", () => {
  const key = "groupTrigger";
  const ofMembers = changeItem({ resourceData: { id: "1", "members@delta": [{ id: "2" }] } });
  const ofName = changeItem({ resourceData: { id: "3" } });
  const run = (membershipChanges: string | undefined, items: object[]) =>
    runWebhook(deliveryOf(items), { key, inputs: { membershipChanges } });

  it.each([
    [undefined, ["1", "3"]],
    ["include", ["1", "3"]],
    ["exclude", ["3"]],
    ["only", ["1"]],
  ])("%s delivers what it says", async (choice, ids) => {
    const { result } = await run(choice, [ofMembers, ofName]);
    const { value, rejected } = result.payload.body.data;
    expect(value?.map(({ resourceData }) => (resourceData as { id: string }).id)).toEqual(ids);
    expect(rejected).toBe(0);
  });

  it.each([
    ["exclude", ofMembers],
    ["only", ofName],
  ])("%s may leave nothing, which is no forgery", async (choice, item) => {
    const { result } = await run(choice, [item]);
    expect(result).toMatchObject({ branch: "Rejected", response: { statusCode: 202 } });
    expect(result.payload.body.data).toMatchObject({ event: "filtered", filtered: 1, rejected: 0 });
  });

  it("is refused when it is none of the three", async () => {
    await expect(run("sometimes", [ofName])).rejects.toThrow(/^Membership Changes: /);
  });
});

it("a request that removes the subscription is answered, and its gap kept, though the new one is cut", async () => {
  playGraph([gone, { body: { value: [] } }, { status: 500 }]);
  const event = changeItem({ lifecycleEvent: "subscriptionRemoved" });
  const { result, state } = await runWebhook(deliveryOf([event]));
  expect(result).toMatchObject({ branch: "Lifecycle Event", response: { statusCode: 202 } });
  expect(result.crossFlowState).toHaveProperty([MISSED_KEY]);
  // The next scheduled run finds the one that Graph made all the same.
  expect(state[STATE_KEY]).toMatchObject({ id: OWN_ID });
});
