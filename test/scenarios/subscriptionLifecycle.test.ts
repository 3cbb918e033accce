import { once } from "node:events";
import { createServer } from "node:net";
import { makeCertificate } from "../harness/makeCertificate";
import { openStage, type Stage } from "../harness/stage";

const DAY = 86_400_000;

let stage: Stage;

beforeEach(async () => {
  // What is measured here is how long an answer really takes.
  stage = await openStage({}, () => ({ timers: globalThis, modules: {} }));
});

afterEach(() => stage.close());

const flows = (connection: unknown, changeType: string[] = ["updated", "deleted"]) => [
  { name: "Users", trigger: "userTrigger", inputs: { connection, changeType } },
  { name: "Groups", trigger: "groupTrigger", inputs: { connection, changeType } },
];

it("deploy, notify, renew, delete", async () => {
  const { emulator, runner, connection, requests } = stage;
  const instance = runner.instance("one");

  await instance.deploy(flows(connection));
  expect(requests()).toEqual([
    // For each trigger: what is there, the subscription, and whether a parallel deploy made another.
    "GET /v1.0/subscriptions 200",
    "POST /v1.0/subscriptions 201",
    "GET /v1.0/subscriptions 200",
    "GET /v1.0/subscriptions 200",
    "POST /v1.0/subscriptions 201",
    "GET /v1.0/subscriptions 200",
  ]);
  const [users, groups] = emulator.subscriptions.living();
  const lifetime =
    (Date.parse(users?.expirationDateTime ?? "") - emulator.clock.now().getTime()) / 60_000;
  expect(lifetime).toBeGreaterThan(41_759);
  expect(lifetime).toBeLessThanOrEqual(41_760);
  expect(instance.runs.map(({ flow, branch }) => `${flow}: ${branch}`)).toEqual([
    "Users: URL Validation",
    "Users: URL Validation",
    "Groups: URL Validation",
    "Groups: URL Validation",
  ]);

  instance.runs.length = 0;
  const user = await runner.runAction<{ id: string }>("createUser", {
    connection,
    displayName: "New",
    userPrincipalName: "new",
    domain: emulator.domain,
    password: "xWwvJ]6NMw+bWH-d",
  });
  await emulator.notifier.settled();
  // Graph reports a new object more than once.
  const change = { resource: `Users/${user.id}`, changeType: "updated", subscriptionId: users?.id };
  expect(instance.runs).toMatchObject([
    { flow: "Users", branch: "Notification", data: { value: [change, change], rejected: 0 } },
  ]);

  requests();
  emulator.clock.advance(20 * DAY);
  const again = await stage.signIn();
  await instance.deploy(flows(again));
  expect(requests()).toEqual([
    `PATCH /v1.0/subscriptions/${users?.id} 200`,
    "GET /v1.0/subscriptions 200",
    `PATCH /v1.0/subscriptions/${groups?.id} 200`,
    "GET /v1.0/subscriptions 200",
  ]);
  expect(emulator.subscriptions.living()).toHaveLength(2);

  await instance.deploy(flows(again, ["updated"]));
  expect(emulator.subscriptions.living().map(({ changeType }) => changeType)).toEqual([
    "updated",
    "updated",
  ]);

  await instance.delete();
  expect(emulator.subscriptions.living()).toEqual([]);
});

it("deploys anew after the subscriptions have lapsed", async () => {
  const { emulator, runner } = stage;
  const instance = runner.instance("one");
  await instance.deploy(flows(stage.connection));
  emulator.clock.advance(40 * DAY);
  expect(emulator.subscriptions.living()).toEqual([]);
  await instance.deploy(flows(await stage.signIn()));
  expect(emulator.subscriptions.living()).toHaveLength(2);
  await instance.delete();
});

it("serves subscriptions that an action makes for the webhook trigger", async () => {
  const { emulator, runner, connection } = stage;
  const instance = runner.instance("manual");
  await instance.deploy([{ name: "Hook", trigger: "webhook" }]);
  const subscription = await runner.runAction<{ id: string }>("createSubscription", {
    connection,
    changeType: ["updated"],
    resource: "groups",
    notificationUrl: instance.webhookUrls().Hook,
  });
  const [group] = [...emulator.directory.all("group")];
  const [user] = [...emulator.directory.all("user")].slice(-1);
  await runner.runAction("addMemberToGroup", {
    connection,
    groupId: group?.id,
    groupMemberOdataId: user?.id,
  });
  await emulator.notifier.settled();
  expect(instance.runs.at(-1)).toMatchObject({
    branch: "Notification",
    data: {
      value: [
        { subscriptionId: subscription.id, resourceData: { "members@delta": [{ id: user?.id }] } },
      ],
    },
  });
  const picked = await runner.runDataSource<{ key: string; label: string }[]>(
    "selectSubscription",
    { connection },
  );
  expect(picked.map(({ key }) => key)).toEqual([subscription.id]);
  expect(await runner.runAction("deleteInstancedSubscriptions", { connection }, instance)).toEqual({
    success: true,
    subscriptionIds: [subscription.id],
  });
  expect(emulator.subscriptions.living()).toEqual([]);
});

it("says why a subscription cannot be made", async () => {
  const { runner, connection } = stage;
  const instance = runner.instance("two");
  await instance.deploy(flows(connection).slice(0, 1));
  await expect(runner.instance("three").deploy(flows(connection).slice(0, 1))).rejects.toThrow(
    /^Create Subscription failed: Subscription Id .* already exists for the requested combination\. \(409 ObjectIdentifierInUse/,
  );
  await expect(
    runner.runAction("createSubscription", {
      connection,
      changeType: ["updated"],
      resource: "groups",
      notificationUrl: `${runner.url}/nowhere`,
    }),
  ).rejects.toThrow(
    /Subscription validation request failed\. Notification endpoint must respond with 200 OK/,
  );
});

it("renews by schedule, and says what may have been missed when the subscription had lapsed", async () => {
  const { emulator, runner } = stage;
  const instance = runner.instance("one");
  const [users] = flows(stage.connection);
  await instance.deploy(users === undefined ? [] : [users]);
  emulator.clock.advance(16 * DAY);
  const again = flows(await stage.signIn()).slice(0, 1);
  instance.configure(again);
  await instance.runSchedule("Users");
  expect(instance.runs.at(-1)).toMatchObject({
    branch: "Subscription Renewal",
    data: { action: "renewed", gap: null },
  });
  const lapses = emulator.subscriptions.living()[0]?.expirationDateTime;

  emulator.clock.advance(40 * DAY);
  instance.configure(flows(await stage.signIn()).slice(0, 1));
  await instance.runSchedule("Users");
  expect(instance.runs.at(-1)).toMatchObject({
    branch: "Subscription Renewal",
    data: { action: "recreated", gap: { from: lapses } },
  });
  expect(emulator.subscriptions.living()).toHaveLength(1);
});

it("drops a forged delivery and answers it all the same", async () => {
  const { runner } = stage;
  const instance = runner.instance("one");
  await instance.deploy(flows(stage.connection).slice(0, 1));
  const forged = {
    value: [
      {
        subscriptionId: "0",
        clientState: "guess",
        changeType: "updated",
        resource: "Users/1",
        tenantId: "1",
      },
    ],
  };
  const response = await fetch(instance.webhookUrls().Users ?? "", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(forged),
  });
  expect(response.status).toBe(202);
  expect(instance.runs.at(-1)).toMatchObject({ branch: "Rejected" });
});

it("deploys in parallel and ends with one subscription", async () => {
  const { emulator, runner, connection } = stage;
  const instance = runner.instance("one");
  await Promise.all([1, 2, 3].map(() => instance.deploy(flows(connection).slice(0, 1))));
  expect(emulator.subscriptions.living()).toHaveLength(1);
});

it("answers in time when Graph is down", async () => {
  const { emulator, runner, connection } = stage;
  const instance = runner.instance("one");
  await instance.deploy(flows(connection).slice(0, 1));
  instance.state.crossFlowState = {};
  emulator.faults.plan({ path: /^\/v1\.0/, answer: { kind: "stall" } });
  const [subscription] = emulator.subscriptions.living();
  const body = JSON.stringify({
    value: [{ subscriptionId: subscription?.id, clientState: "x", resource: "Users/1" }],
  });
  const times = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const startedAt = performance.now();
      const { status } = await fetch(instance.webhookUrls().Users ?? "", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
      });
      return [status, performance.now() - startedAt] as const;
    }),
  );
  for (const [status, ms] of times) {
    expect(status).toBe(202);
    expect(ms).toBeLessThan(3_000);
  }
});

it("answers in time when every request to Graph is slow and there is much to ask", async () => {
  const { emulator, runner, connection } = stage;
  const instance = runner.instance("one");
  await instance.deploy(flows(connection).slice(0, 1));
  const [state] = Object.values(instance.state.crossFlowState) as {
    id: string;
    clientState: string;
  }[];
  emulator.subscriptions.drop(state?.id ?? "");
  emulator.clock.advance(25 * DAY);
  instance.configure(flows(await stage.signIn()).slice(0, 1));
  emulator.faults.plan({ path: /^\/v1\.0/, answer: { kind: "latency", ms: 1_100 } });
  const body = JSON.stringify({
    value: [{ subscriptionId: state?.id, clientState: state?.clientState, resource: "Users/1" }],
  });
  const startedAt = performance.now();
  const { status } = await fetch(instance.webhookUrls().Users ?? "", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  // The renewal finds nothing and begins anew; the time that it took counts for both.
  expect([status, instance.runs.at(-1)?.branch]).toEqual([202, "Notification"]);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

it("answers in time when the sign-in is silent", async () => {
  const { emulator, runner, connection } = stage;
  const instance = runner.instance("one");
  await instance.deploy(flows(connection).slice(0, 1));
  const [state] = Object.values(instance.state.crossFlowState) as { clientState: string }[];
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as { port: number };
  const fields = {
    tenant: emulator.tenantId,
    clientId: "22222222-2222-4222-8222-222222222222",
    ...makeCertificate(),
    entraIdEndpoint: `http://127.0.0.1:${port}`,
    baseUrl: emulator.url,
  };
  instance.configure(
    flows({ key: "msEntraIdCertificate", configVarKey: "Certificate", fields }).slice(0, 1),
  );
  const [subscription] = emulator.subscriptions.living();
  const deliver = async (subscriptionId = "", lifecycleEvent?: string) => {
    const item = { subscriptionId, clientState: state?.clientState, resource: "Users/1" };
    const startedAt = performance.now();
    const { status } = await fetch(instance.webhookUrls().Users ?? "", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ value: [{ ...item, lifecycleEvent }] }),
    });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    return [status, instance.runs.at(-1)?.branch];
  };
  try {
    const stranger = "11111111-1111-4111-8111-111111111111";
    expect(await deliver(stranger)).toEqual([202, "Rejected"]);
    expect(await deliver(subscription?.id, "reauthorizationRequired")).toEqual([
      202,
      "Lifecycle Event",
    ]);
  } finally {
    silent.close();
  }
});
