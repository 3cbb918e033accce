import { startEmulator } from "../../emulator";
import type { PastRun } from "../../playground/page/types";
import type { PermissionsView } from "../../playground/permissionsView";
import type { StepRun } from "../../playground/steps";
import type { Timeline as CreatedTimeline } from "../../playground/timeline";
import { localFields } from "../../runner";
import component from "../../src";
import { actionCases } from "../harness/actionCases";
import { openPlayground, type Page, tenantOnEmulator } from "./openPlayground";

const DAY = 86_400_000;

type Timeline = Awaited<ReturnType<CreatedTimeline["read"]>>;

interface FlowsAnswer {
  readonly deployed: boolean;
  readonly runs: readonly {
    readonly flow: string;
    readonly branch?: string;
    readonly error?: string;
    readonly at: string;
  }[];
  readonly error?: string;
}

/** A case's inputs as the page sends them: without the connection, which the playground has. */
const casesInputs = (key: string): Record<string, unknown> => {
  const { connection: _own, ...inputs } = actionCases[key]?.inputs ?? {};
  return inputs;
};

describe("the API on an emulated tenant", () => {
  let page: Page;

  beforeAll(async () => {
    page = await openPlayground();
  });
  afterAll(() => page.close());

  const run = async (key: string, inputs: unknown): Promise<StepRun> =>
    (await page.ask<StepRun>("POST", `/steps/${key}/run`, { inputs })).body;

  const aUser = (): string => {
    const [user] = page.playground.world.emulator?.directory.all("user") ?? [];
    return String(user?.id);
  };

  it("serves the page: markup, script, style and icon", async () => {
    const types = await Promise.all(
      ["/", "/page.js", "/page.css", "/icon.png"].map(async (path) =>
        (await page.get(path)).headers.get("content-type"),
      ),
    );
    expect(types).toEqual([
      "text/html; charset=UTF-8",
      "text/javascript; charset=utf-8",
      "text/css; charset=utf-8",
      "image/png",
    ]);
    expect(await (await page.get("/page.js")).text()).toContain("Playground");
  });

  it("lists every action, trigger and picker of the component", async () => {
    const { body } = await page.ask<Record<string, readonly { key: string }[]>>(
      "GET",
      "/catalogue",
    );
    for (const part of ["actions", "triggers", "dataSources"] as const)
      expect(body[part]?.map(({ key }) => key)).toEqual(Object.keys(component[part] ?? {}));
  });

  it.each(Object.keys(actionCases))("runs %s with the inputs of its case", async (key) => {
    const done = await run(key, {
      ...casesInputs(key),
      // One that is told and not there yet is waited for, half a minute long.
      ...(key === "getNotifiedRecords"
        ? { notifications: [{ resource: `Users/${aUser()}`, changeType: "updated" }] }
        : {}),
    });
    expect(done).toMatchObject({ action: key, logs: expect.any(Array) });
    // The objects of the cases are not in this directory: what matters is that Graph was asked or the
    // component said what is wrong, not what came of it.
    if (!done.ok) expect(done.error?.message).not.toBe("");
    if (done.ok) expect(done).toHaveProperty("result");
    for (const { requestHeaders } of done.exchanges)
      expect(requestHeaders.authorization ?? requestHeaders.Authorization).toBe("Bearer ••••••");
  });

  it.each(Object.keys(component.dataSources ?? {}))("gives the choices of %s", async (key) => {
    const [group] = page.playground.world.emulator?.directory.all("group") ?? [];
    const { status, body } = await page.ask<{ result?: unknown; error?: string }>(
      "POST",
      `/sources/${key}`,
      { inputs: { groupId: group?.id, notAnInputOfIt: "x" } },
    );
    expect(body.error).toBeUndefined();
    expect(status).toBe(200);
    expect(Array.isArray(body.result)).toBe(true);
  });

  it("shows a run as the builder sees it: result, log, exchanges; and keeps it", async () => {
    const done = await run("getUser", { userId: aUser() });
    expect(done).toMatchObject({ ok: true, result: { id: aUser() }, masked: false });
    expect(done.logs).toEqual([{ level: "info", message: expect.stringMatching(/^Get User: /) }]);
    expect(done.exchanges.map(({ method, status }) => `${method} ${status}`)).toEqual(["GET 200"]);
    const { body: past } = await page.ask<readonly PastRun[]>("GET", "/runs");
    expect(past[0]).toMatchObject({ id: done.id, exchanges: 1, inputs: { userId: aUser() } });
    expect((await page.ask("GET", `/runs/${done.id}`)).body).toEqual(done);
    const { body } = await page.ask<{ curl: string }>(
      "GET",
      `/exchanges/${done.exchanges[0]?.id}/curl`,
    );
    expect(body.curl).toMatch(/^curl -X GET 'http:\/\/127[^']+\/v1\.0\/users\/[^']+'/);
    expect(body.curl).toContain('-H "Authorization: Bearer $TOKEN"');
  });

  it("shows an error as the designer does", async () => {
    const done = await run("getUser", { userId: "nobody@contoso.onmicrosoft.com" });
    expect(done).toMatchObject({
      ok: false,
      error: { name: "GraphError", message: expect.stringMatching(/^Get User failed/) },
    });
    expect((await run("getUser", {})).error?.message).toMatch(/^User Id: is required/);
    expect((await run("getUser", { user: "1" })).error?.message).toBe('There is no input "user"');
  });

  it("masks what is secret in a result, and shows it when it is asked for", async () => {
    const done = await run("resetUserPassword", { userId: aUser() });
    expect(done).toMatchObject({ ok: true, masked: true, result: { password: "••••••" } });
    expect(JSON.stringify(done)).not.toMatch(/"password":"[^•"]/);
    const { body } = await page.ask<{ result: { password: string } }>(
      "POST",
      `/runs/${done.id}/reveal`,
      {},
    );
    expect(body.result.password).toHaveLength(20);
    expect(JSON.stringify((await page.ask("GET", "/runs")).body)).not.toContain(
      body.result.password,
    );
    expect(JSON.stringify((await page.ask("GET", "/exchanges")).body)).not.toContain(
      body.result.password,
    );
  });

  it("writes the step as YAML and as code", async () => {
    const { body } = await page.ask<{ step: string; code: string }>(
      "POST",
      "/steps/getUser/snippets",
      {
        inputs: { userId: "1", $select: "id" },
      },
    );
    expect(body.step).toContain("key: getUser");
    expect(body.step).toMatch(/connection:\n\s+type: configVar\n\s+value: Entra Connection/);
    expect(body.step).toMatch(/userId:\n\s+type: value\n\s+value: "1"/);
    expect(body.code).toBe(
      [
        "const { data } = await context.components.msEntraId.getUser({",
        '  connection: context.configVars["Entra Connection"],',
        '  userId: "1",',
        '  $select: "id",',
        "});",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["POST", "/steps/noSuchStep/run", { inputs: {} }, 'There is no action "noSuchStep"'],
    ["POST", "/steps/getUser/run", [], "The body must be a JSON object"],
    ["POST", "/sources/noSuchSource", { inputs: {} }, 'There is no data source "noSuchSource"'],
    ["PUT", "/flows/F", { trigger: "noSuchTrigger" }, 'There is no trigger "noSuchTrigger"'],
    ["PUT", "/flows/F", { trigger: "userTrigger", schedule: "now" }, /^schedule is one of/],
    ["POST", "/flows/F/run", {}, 'There is no flow "F"'],
    ["POST", "/flows/F/forge", {}, "Deploy the instance first"],
    ["POST", "/instance/deploy", {}, "Add a flow first"],
    ["POST", "/clock", { advanceMs: -1 }, /^advanceMs is/],
    ["POST", "/clock", { advanceMs: 401 * DAY }, /^advanceMs is/],
    ["POST", "/clock", { to: "nextExpiry" }, "There is no subscription that could expire"],
    ["PUT", "/weather", { weather: "snow" }, /^weather is one of calm, /],
    ["GET", "/directory/planets", undefined, 'There is no collection "planets"'],
    ["POST", "/directory/change", { method: "GET", path: "users" }, /^A change has/],
    ["GET", "/runs/unknown", undefined, /forgotten/],
  ])("answers %s %s %j with what is wrong", async (method, path, body, error) => {
    const answer = await page.ask<{ error: string }>(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual(
      typeof error === "string" ? error : expect.stringMatching(error),
    );
  });

  it("plays a flow: deploy, notification, forgery, 20 days, delete", async () => {
    const flows = async (): Promise<FlowsAnswer> =>
      (await page.ask<FlowsAnswer>("GET", "/flows")).body;
    const branches = async () => (await flows()).runs.map(({ branch }) => branch);
    await page.ask("PUT", "/flows/Joiners", {
      trigger: "userTrigger",
      schedule: "daily",
      inputs: { changeType: ["updated"] },
    });
    const { body: deployed } = await page.ask<FlowsAnswer>("POST", "/instance/deploy", {});
    expect(deployed.deployed).toBe(true);
    expect(await branches()).toEqual(["URL Validation", "URL Validation"]);

    const renamed = await page.ask("POST", "/directory/change", {
      method: "PATCH",
      path: `/users/${aUser()}`,
      body: { jobTitle: "Tester" },
    });
    expect(renamed.body).toEqual({ status: 204, body: null });
    expect(await branches()).toEqual(["Notification", "URL Validation", "URL Validation"]);

    await page.ask("POST", "/flows/Joiners/forge", {});
    expect((await branches())[0]).toBe("Rejected");

    const { body: moved } = await page.ask<{ runs: number }>("POST", "/clock", {
      advanceMs: 20 * DAY,
    });
    expect(moved.runs).toBeGreaterThanOrEqual(20);
    const { runs } = await flows();
    expect(runs.filter(({ branch }) => branch === "Subscription Renewal")).toHaveLength(20);
    expect(runs.filter(({ error }) => error !== undefined)).toEqual([]);
    const timeline = (
      await page.ask<{
        now: string;
        lives: { until: string; ended: boolean }[];
        marks: { kind: string }[];
      }>("GET", "/timeline")
    ).body;
    expect(timeline.lives).toEqual([expect.objectContaining({ ended: false })]);
    expect(Date.parse(timeline.lives[0]?.until ?? "") - Date.parse(timeline.now)).toBeGreaterThan(
      14 * DAY,
    );
    expect(timeline.marks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        "created",
        "renewed",
        "handshake",
        "notification",
        "rejected",
        "renewal",
      ]),
    );

    expect(JSON.stringify((await page.ask("GET", "/flows")).body)).not.toMatch(
      /"clientState":"[^•"]/,
    );
    await page.ask("POST", "/instance/delete", {});
    expect((await page.ask<typeof timeline>("GET", "/timeline")).body.lives).toEqual([
      expect.objectContaining({ ended: true }),
    ]);
    await page.ask("DELETE", "/flows/Joiners");
  });

  it("lets time pass in steps, so that what Graph sends comes at its time", async () => {
    await page.ask("PUT", "/flows/Warned", {
      trigger: "userTrigger",
      inputs: { changeType: ["updated"] },
    });
    const deployedAt = Date.parse(page.playground.world.now().toISOString());
    expect((await page.ask("POST", "/instance/deploy", {})).status).toBe(200);
    await page.ask("POST", "/clock", { advanceMs: 28 * DAY });
    const { body } = await page.ask<FlowsAnswer>("GET", "/flows");
    const warning = body.runs.find(({ branch }) => branch === "Lifecycle Event");
    const after = Date.parse(warning?.at ?? "") - deployedAt;
    // Graph warns 48 hours before the end of the 29 days.
    expect(after).toBeGreaterThan(26.9 * DAY);
    expect(after).toBeLessThan(27.3 * DAY);
    await page.ask("POST", "/instance/delete", {});
    await page.ask("DELETE", "/flows/Warned");
  });

  it("delivers late what came while the webhooks were out of order", async () => {
    await page.ask("PUT", "/flows/Late", {
      trigger: "userTrigger",
      inputs: { changeType: ["updated"] },
    });
    expect((await page.ask("POST", "/instance/deploy", {})).status).toBe(200);
    const told = async (): Promise<number> =>
      (await page.ask<FlowsAnswer>("GET", "/flows")).body.runs.filter(
        ({ flow, branch }) => flow === "Late" && branch === "Notification",
      ).length;
    await page.ask("PUT", "/weather", { weather: "webhookOutage" });
    await page.ask("POST", "/directory/change", {
      method: "PATCH",
      path: `/users/${aUser()}`,
      body: { jobTitle: "Late" },
    });
    expect(await told()).toBe(0);
    await page.ask("PUT", "/weather", { weather: "calm" });
    await page.ask("POST", "/clock", { advanceMs: 3_600_000 });
    expect(await told()).toBe(1);
    await page.ask("POST", "/instance/delete", {});
    await page.ask("DELETE", "/flows/Late");
  });

  it("polls: a created and a deleted user are told by their kinds", async () => {
    const told = async (): Promise<unknown[]> => {
      const { body } = await page.ask<{ runs: { flow: string; data?: unknown }[] }>(
        "GET",
        "/flows",
      );
      return body.runs.filter(({ flow }) => flow === "Changes").flatMap(({ data }) => data ?? []);
    };
    const change = (method: string, path: string, body?: unknown) =>
      page.ask<{ body: { id: string } }>("POST", "/directory/change", { method, path, body });
    await page.ask("PUT", "/flows/Changes", { trigger: "userChangesPolling", schedule: "hourly" });
    expect((await page.ask("POST", "/instance/deploy", {})).status).toBe(200);
    await page.ask("POST", "/flows/Changes/run", {});
    expect(await told()).toEqual([]);
    const gone = aUser();
    const { body } = await change("POST", "/users", {
      accountEnabled: true,
      displayName: "Nora New",
      mailNickname: "nora.new",
      userPrincipalName: "nora.new@contoso.onmicrosoft.com",
      passwordProfile: { password: "Start-4711-aB" },
    });
    await change("DELETE", `/users/${gone}`);
    await page.ask("POST", "/clock", { advanceMs: 3_600_000 });
    expect(await told()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ changeType: "created", id: body.body.id }),
        expect.objectContaining({ changeType: "softDeleted", id: gone }),
      ]),
    );
    await page.ask("POST", "/instance/delete", {});
    await page.ask("DELETE", "/flows/Changes");
  });

  it("changes the weather, and a step goes through it", async () => {
    await page.ask("PUT", "/weather", { weather: "throttling" });
    const ids = await Promise.all([1, 2, 3].map(() => run("getUser", { userId: aUser() })));
    expect(ids.map(({ ok }) => ok)).toEqual([true, true, true]);
    const exchanges = ids.flatMap((one) => one.exchanges);
    expect(exchanges.map(({ status }) => status)).toContain(429);
    expect(exchanges.find(({ attempt }) => attempt === 2)?.waitedMs).toBeGreaterThan(500);
    await page.ask("PUT", "/weather", { weather: "calm" });
  });

  it("shows the directory, what was deleted of it, and who is in a group", async () => {
    const [group] = page.playground.world.emulator?.directory.all("group") ?? [];
    const id = aUser();
    await page.ask("POST", "/directory/change", { method: "DELETE", path: `/users/${id}` });
    const listed = (
      await page.ask<{
        total: number;
        found: number;
        value: { id: string }[];
        deleted: { id: string }[];
      }>("GET", "/directory/users?search=contoso")
    ).body;
    expect(listed.value.length).toBe(Math.min(200, listed.found));
    expect(listed.deleted.map((one) => one.id)).toContain(id);
    const { body } = await page.ask<{ value: unknown[] }>(
      "GET",
      `/directory/groups/${group?.id}/members`,
    );
    expect(Array.isArray(body.value)).toBe(true);
  });

  it("holds what the token has against what each step needs", async () => {
    const { body } = await page.ask<PermissionsView>("GET", "/permissions");
    expect(body.held).toContain("User.Read.All");
    expect(body.rows.find(({ key }) => key === "getUser")).toMatchObject({
      needs: ["User.Read.All"],
      covered: true,
      missing: [],
    });
  });
});

describe("the API on a real tenant", () => {
  const opened: Page[] = [];

  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });

  const openTenant = async (given: { write?: boolean; publicUrl?: string } = {}) => {
    const world = await tenantOnEmulator();
    const page = await openPlayground({ world, ...given });
    opened.push(page);
    return { page, behind: world.behind };
  };

  it("sends nothing that writes, and says how to allow it", async () => {
    const { page } = await openTenant();
    const run = async (key: string, inputs: unknown): Promise<StepRun> =>
      (await page.ask<StepRun>("POST", `/steps/${key}/run`, { inputs })).body;

    expect(await run("listUsers", { $top: "1" })).toMatchObject({ ok: true });
    const refused = await run("createGroup", { displayName: "G", mailNickname: "g" });
    expect(refused.ok).toBe(false);
    expect(refused.exchanges.map(({ outcome, error }) => [outcome, error])).toEqual([
      [
        "refused",
        "Read-only: POST /v1.0/groups was not sent. Start the playground with --write to let it change the tenant.",
      ],
    ]);
    expect((await run("listGroup", { $filter: "displayName eq 'G'" })).result).toMatchObject({
      value: [],
    });
  });

  it("shows the subscriptions of the app with their ends, and what becomes of them", async () => {
    const { page, behind } = await openTenant();
    const read = async () => (await page.ask<Timeline>("GET", "/timeline")).body;
    expect(await read()).toMatchObject({ lives: [], marks: [] });

    const subscription = await behind.subscriptions.create(
      { clientId: behind.clientId, permissions: new Set(["User.Read.All"]) },
      {
        changeType: "updated",
        resource: "users",
        notificationUrl:
          "EventHub:https://vault.vault.azure.net/secrets/hub?tenantId=contoso.onmicrosoft.com",
        expirationDateTime: new Date(behind.clock.now().getTime() + DAY).toISOString(),
      },
    );
    const { id, expirationDateTime: until } = subscription;
    expect(await read()).toMatchObject({
      lives: [{ id, resource: "users", until, ended: false }],
      marks: [{ kind: "found", subscriptionId: id }],
    });
    behind.clock.advance(2 * DAY);
    expect(await read()).toMatchObject({
      lives: [{ id, until, ended: true }],
      marks: [{ kind: "found" }, { kind: "expired", at: until }],
    });
  });

  it("offers nothing of what only the emulator can", async () => {
    const { page } = await openTenant();
    const statuses = [];
    for (const [method, path] of [
      ["POST", "/clock"],
      ["PUT", "/weather"],
      ["GET", "/directory/users"],
      ["POST", "/directory/change"],
      ["POST", "/subscriptions/1/drop"],
    ] as const)
      statuses.push((await page.ask(method, path, method === "GET" ? undefined : {})).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
    expect((await page.ask("GET", "/state")).body).toMatchObject({
      mode: "tenant",
      write: false,
      domain: null,
      weather: null,
      weathers: {},
    });
  });

  it("polls a tenant that it only reads, without a public URL", async () => {
    const { page, behind } = await openTenant();
    await page.ask("PUT", "/flows/Changes", { trigger: "userChangesPolling" });
    expect((await page.ask("POST", "/instance/deploy", {})).status).toBe(200);
    await page.ask("POST", "/flows/Changes/run", {});
    behind.directory.create("user", { displayName: "New" });
    const { body } = await page.ask<FlowsAnswer>("POST", "/flows/Changes/run", {});
    expect(body.runs).toMatchObject([{ flow: "Changes", data: [{ changeType: "created" }] }]);
    expect((await page.ask<Timeline>("GET", "/timeline")).body.marks).toMatchObject([
      { kind: "poll", text: "Changes" },
    ]);
  });

  it("deploys triggers only where Graph can reach them and the tenant may change", async () => {
    const deploy = async (given: { write?: boolean; publicUrl?: string }): Promise<unknown> => {
      const { page } = await openTenant(given);
      await page.ask("PUT", "/flows/F", {
        trigger: "userTrigger",
        inputs: { changeType: ["updated"] },
      });
      const { body } = await page.ask<{ error?: string }>("POST", "/instance/deploy", {});
      return body.error;
    };
    expect(await deploy({ write: true })).toMatch(/--public-url/);
    expect(await deploy({ publicUrl: "https://tunnel.example" })).toMatch(/--write/);
  });

  it("subscribes with the public URL", async () => {
    const { page } = await openTenant({ write: true, publicUrl: "https://tunnel.example" });
    await page.ask("PUT", "/flows/F", {
      trigger: "userTrigger",
      inputs: { changeType: ["updated"] },
    });
    // Nobody answers there, so the emulator refuses; what counts is what it was asked for.
    await page.ask("POST", "/instance/deploy", {});
    const asked = page.playground.exchanges().find(({ method }) => method === "POST");
    expect(JSON.parse(asked?.requestBody ?? "{}")).toMatchObject({
      notificationUrl: "https://tunnel.example/trigger/playground/f",
      clientState: "••••••",
    });
  });
});

describe("the permissions of an app that may only read", () => {
  it("tell what is missing, what a larger permission covers, and what an administrator would add", async () => {
    const reader = {
      clientId: "11111111-1111-4111-8111-111111111111",
      clientSecret: "reader-of-the-directory",
      roles: ["Directory.Read.All"],
    };
    const emulator = await startEmulator({ users: 5, groups: 1, apps: [reader] });
    const page = await openPlayground({
      world: {
        mode: "emulator",
        tenantId: emulator.tenantId,
        connectionKey: "msEntraIdClientCredentials",
        signInOrigin: emulator.url,
        secrets: [reader.clientSecret],
        emulator,
        now: emulator.clock.now,
        connect: (runner) =>
          runner.connect("msEntraIdClientCredentials", localFields(emulator, reader)),
        close: emulator.close,
      },
    });
    const { body } = await page.ask<PermissionsView>("GET", "/permissions");
    await page.close();
    expect(body.held).toEqual(["Directory.Read.All"]);
    const row = (key: string) => body.rows.find((one) => one.key === key);
    expect(row("listUsers")).toMatchObject({ covered: true, missing: [] });
    expect(row("createUser")).toMatchObject({ covered: false, missing: ["User.ReadWrite.All"] });
    expect(row("rawRequest")).toMatchObject({ covered: null });
    expect(body.consent).toContain("User.ReadWrite.All: createUser");
    expect(body.consent).not.toContain("listUsers");
  });
});
