import { openEmulator } from "./openEmulator";
import { openEndpoint } from "./openEndpoint";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator();
});

afterEach(() => opened.emulator.close());

/** Without a token: a control request needs none. */
const control = async (method: string, path: string, body?: unknown, type = "application/json") => {
  const response = await fetch(`${opened.emulator.url}/emulator${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": type },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
};

it("/ says what it is, with lines that work in a shell", async () => {
  const { url, clientId, clientSecret } = opened.emulator;
  const text = await (await fetch(url)).text();
  for (const shown of ["Microsoft Graph emulator", clientId, clientSecret, `curl -s ${url}`])
    expect(text).toContain(shown);
});

it("/emulator lists what there is, and every path of it answers", async () => {
  const { body } = await control("GET", "");
  expect(body.size).toMatchObject({ users: 60, groups: 6 });
  for (const line of Object.keys(body.paths)) {
    const [methods = "", path = ""] = line.split(" /emulator");
    for (const method of methods.split(", ")) {
      const { status } = await control(method, path.replace("{id}", "x"));
      expect([method, path, status]).not.toEqual([method, path, 404]);
      expect([method, path, status]).not.toEqual([method, path, 500]);
    }
  }
});

it("refuses what it does not know, and says so", async () => {
  expect(await control("GET", "/weather")).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining("GET /emulator/weather") },
  });
  expect(await control("POST", "/clock", "advanceSeconds=1", "text/plain")).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("application/json") },
  });
  expect((await control("POST", "/clock", "{")).body.error).toBe("That is no JSON.");
});

describe("the clock", () => {
  it("moves on, by seconds or to a time, and never back", async () => {
    const before = Date.parse((await control("GET", "/clock")).body.now);
    const { body } = await control("POST", "/clock", { advanceSeconds: 3600 });
    expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(3_600_000);
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(401);
    const to = new Date(before + 864e5).toISOString();
    expect((await control("POST", "/clock", { to })).body.now.slice(0, 19)).toBe(to.slice(0, 19));
    const back = await control("POST", "/clock", { to: "2001-01-01T00:00:00Z" });
    expect([back.status, back.body.error]).toEqual([400, expect.stringContaining("/to is before")]);
  });

  it.each([
    [{ advanceSeconds: -1 }, "/advanceSeconds must be >= 0"],
    [{ to: "soon" }, '/to must match format "date-time"'],
    [{ days: 1 }, "the body must NOT have additional properties: days"],
    [{}, "fewer than 1"],
  ])("refuses %j", async (body, told) => {
    const answer = await control("POST", "/clock", body);
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(told)]);
  });

  it("lets every token expire", async () => {
    await control("POST", "/tokens/expire");
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(401);
  });
});

describe("faults", () => {
  it("are planned, counted and forgotten", async () => {
    const answer = { kind: "status", status: 503, headers: { "Retry-After": "1" } };
    const plan = { method: "GET", path: "/users$", times: 1, answer };
    expect((await control("POST", "/faults", plan)).status).toBe(201);
    expect((await opened.call("GET", "/v1.0/groups")).status).toBe(200);
    const hit = await opened.call("GET", "/v1.0/users");
    expect([hit.status, hit.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(200);
    expect((await control("GET", "/faults")).body).toEqual([{ ...plan, hit: 1 }]);
    await control("POST", "/faults", [{ answer }, { answer: { kind: "expireTokens" } }]);
    expect((await control("GET", "/faults")).body).toHaveLength(3);
    await control("DELETE", "/faults");
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(200);
  });

  it.each([
    [{ answer: { kind: "thunder" } }, "/0/answer"],
    [{ answer: { kind: "status" } }, "/0/answer must have required property 'status'"],
    [{ answer: { kind: "reset", ms: 1 } }, "/0/answer must NOT have additional properties: ms"],
    [{ path: "(", answer: { kind: "reset" } }, "/path Invalid regular expression"],
    [{ method: "get", answer: { kind: "reset" } }, "/0/method must be equal to one of"],
    [{}, "/0 must have required property 'answer'"],
  ])("refuses %j", async (body, told) => {
    const answer = await control("POST", "/faults", body);
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(told)]);
  });
});

describe("traffic", () => {
  it("tells the requests, but not those to itself, nor the token", async () => {
    const { next } = (await control("GET", "/exchanges")).body;
    await opened.call("GET", "/v1.0/users?$top=1");
    await opened.call("POST", "/v1.0/groups", { body: {} });
    const { value } = (await control("GET", `/exchanges?since=${next}`)).body;
    expect(
      value.map(({ method, url, status }: Record<string, unknown>) => [method, url, status]),
    ).toEqual([
      ["GET", "/v1.0/users?$top=1", 200],
      ["POST", "/v1.0/groups", 400],
    ]);
    expect(value[0].headers).not.toHaveProperty("authorization");
    const gets = (await control("GET", "/exchanges?method=get&path=/v1.0/users")).body.value;
    expect(gets).toHaveLength(1);
    await control("DELETE", "/exchanges");
    expect((await control("GET", "/exchanges")).body).toEqual({ next: 0, value: [] });
  });

  it("tells subscriptions and deliveries, and drops a subscription", async () => {
    const endpoint = await openEndpoint();
    const made = await opened.call("POST", "/v1.0/subscriptions", {
      body: {
        changeType: "updated",
        notificationUrl: endpoint.url,
        resource: "users",
        expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
      },
    });
    const [user] = opened.emulator.directory.all("user");
    await opened.call("PATCH", `/v1.0/users/${user?.id}`, { body: { jobTitle: "x" } });
    const { value } = (await control("GET", "/deliveries")).body;
    expect(value).toEqual([{ url: endpoint.url, status: 200, items: 1, attempt: 1 }]);
    expect((await control("GET", "/subscriptions")).body).toMatchObject([{ id: made.body.id }]);
    await control("DELETE", `/subscriptions/${made.body.id}`);
    expect((await control("GET", "/subscriptions")).body).toEqual([]);
    await endpoint.close();
  });
});

it("habits are shown and changed one by one", async () => {
  const { body } = await control("PATCH", "/habits", { replication: { lagMs: 60_000 } });
  expect(body).toMatchObject({ replication: { lagMs: 60_000 }, delta: { repeats: 0 } });
  const made = await opened.call("POST", "/v1.0/groups", {
    body: { displayName: "New", mailEnabled: false, mailNickname: "new", securityEnabled: true },
  });
  expect((await opened.call("GET", `/v1.0/groups/${made.body.id}`)).status).toBe(404);
  const more = { collisions: { refuses: true }, credentials: { pauseMs: 1000 } };
  expect((await control("PATCH", "/habits", more)).body).toMatchObject(more);
  expect(opened.emulator.collisions.refuses).toBe(true);
  expect(opened.emulator.directory.credentials.pauseMs).toBe(1000);
  for (const wrong of [{ collisions: { refuses: 1 } }, { credentials: { pauseMs: -1 } }])
    expect((await control("PATCH", "/habits", wrong)).status).toBe(400);
  const refused = await control("PATCH", "/habits", { delta: { repeats: 2 } });
  expect([refused.status, refused.body.error]).toEqual([400, "/delta/repeats must be <= 1"]);
});

it("every habit that is shown can be set", async () => {
  const { body } = await control("GET", "/habits");
  const { status, body: after } = await control("PATCH", "/habits", body);
  expect([status, after]).toEqual([200, body]);
});

it("an app is registered, and signs in with its roles", async () => {
  const app = { clientId: "new-app", clientSecret: "s", roles: ["Group.Read.All"] };
  expect((await control("POST", "/apps", app)).status).toBe(201);
  await opened.signIn(app);
  expect((await opened.call("GET", "/v1.0/groups")).status).toBe(200);
  expect((await opened.call("GET", "/v1.0/users")).status).toBe(403);
});

it("a reset brings everything back", async () => {
  const [first] = opened.emulator.directory.all("user");
  await opened.call("DELETE", `/v1.0/users/${first?.id}`);
  await control("POST", "/clock", { advanceSeconds: 86_400 });
  await control("POST", "/faults", { answer: { kind: "status", status: 500 } });
  expect((await control("POST", "/reset")).status).toBe(204);
  await opened.signIn();
  expect((await opened.call("GET", `/v1.0/users/${first?.id}`)).status).toBe(200);
  expect(opened.emulator.clock.now().getTime() - Date.now()).toBeLessThan(60_000);
  expect((await control("GET", "/exchanges")).body.next).toBe(2);
});
