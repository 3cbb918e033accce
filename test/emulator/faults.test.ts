import { createClock } from "../../emulator/clock";
import { createThrottling, limitsFor } from "../../emulator/throttling";
import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator({ limits: { resourceUnits: 100, writes: 20 } });
});

afterEach(() => opened.emulator.close());

const get = (path = "/v1.0/users?$top=1") => opened.call("GET", path);
const outcome = (promise: Promise<{ status: number }>) =>
  promise.then(
    ({ status }) => status,
    () => "failed",
  );

describe("fault plans", () => {
  it("hit by method, path and count", async () => {
    opened.emulator.faults.plan({
      method: "GET",
      path: /users/,
      skip: 1,
      times: 2,
      answer: { kind: "status", status: 503, headers: { "Retry-After": "1" } },
    });
    expect([
      await outcome(get()),
      await outcome(get()),
      await outcome(get("/v1.0/groups")),
      await outcome(get()),
      await outcome(get()),
    ]).toEqual([200, 503, 200, 503, 200]);
    opened.emulator.faults.plan({ answer: { kind: "status", status: 500 } });
    opened.emulator.faults.clear();
    expect(await outcome(get())).toBe(200);
  });

  it("cut connections, before and after the work", async () => {
    const create = (name: string) =>
      outcome(
        opened.call("POST", "/v1.0/applications", {
          body: { displayName: name, uniqueName: name },
        }),
      );
    opened.emulator.faults.plan({ method: "POST", times: 1, answer: { kind: "reset" } });
    expect(await create("before")).toBe("failed");
    expect(
      opened.emulator.directory.findByKey("application", "uniqueName", "before"),
    ).toBeUndefined();
    opened.emulator.faults.plan({
      method: "POST",
      times: 1,
      answer: { kind: "reset", done: true },
    });
    expect(await create("after")).toBe("failed");
    expect(opened.emulator.directory.findByKey("application", "uniqueName", "after")).toBeDefined();
  });

  it("lose the answer of work that was done", async () => {
    opened.emulator.faults.plan({
      method: "POST",
      times: 1,
      answer: { kind: "status", status: 504, done: true },
    });
    const body = { displayName: "lost", uniqueName: "lost" };
    expect(await outcome(opened.call("POST", "/v1.0/applications", { body }))).toBe(504);
    expect(opened.emulator.directory.findByKey("application", "uniqueName", "lost")).toBeDefined();
  });

  it("truncate and garble answers", async () => {
    opened.emulator.faults.plan({ times: 1, answer: { kind: "truncate" } });
    expect(await outcome(get())).toBe("failed");
    opened.emulator.faults.plan({
      times: 1,
      answer: { kind: "malformed", body: "<html>", contentType: "text/html" },
    });
    expect(await get()).toMatchObject({ status: 200, body: "<html>" });
  });

  it("delay answers and expire tokens", async () => {
    opened.emulator.faults.plan({ times: 1, answer: { kind: "latency", ms: 30 } });
    const startedAt = performance.now();
    expect(await outcome(get())).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
    opened.emulator.faults.plan({ times: 1, answer: { kind: "expireTokens" } });
    expect(await outcome(get())).toBe(401);
  });

  it("let another writer be faster, also within a batch", async () => {
    const answer = { kind: "concurrencyViolation" } as const;
    const error = {
      code: "Directory_ConcurrencyViolation",
      message:
        "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
      innerError: { "request-id": expect.any(String) },
    };
    const write = { method: "POST", body: { displayName: "new", uniqueName: "new" } };
    const { size } = opened.emulator.directory;
    const before = size("application");
    opened.emulator.faults.plan({ path: /applications$/, times: 2, answer });
    const alone = await opened.call("POST", "/v1.0/applications", write);
    expect(alone).toMatchObject({ status: 409, body: { error } });
    const headers = { "Content-Type": "application/json" };
    const batch = { requests: [{ ...write, id: "1", url: "/applications", headers }] };
    const many = () => opened.call("POST", "/v1.0/$batch", { body: batch });
    expect((await many()).body.responses).toMatchObject([{ status: 409, body: { error } }]);
    expect(size("application")).toBe(before);
    expect((await many()).body.responses).toMatchObject([{ status: 201 }]);
  });

  it("let replicas lag behind a create", async () => {
    opened.emulator.directory.replication.lagMs = 10_000;
    const { id } = (
      await opened.call("POST", "/v1.0/applications", { body: { displayName: "new" } })
    ).body;
    expect(await outcome(get(`/v1.0/applications/${id}`))).toBe(404);
    opened.emulator.clock.advance(10_001);
    expect(await outcome(get(`/v1.0/applications/${id}`))).toBe(200);
  });
});

describe("throttling", () => {
  it("counts resource units in ten seconds and warns before the wall", async () => {
    const answers = [];
    for (let number = 0; number < 52; number += 1) answers.push(await get("/v1.0/users"));
    expect(answers[0]?.headers.get("x-ms-resource-unit")).toBe("2");
    expect(answers[0]?.headers.get("x-ms-throttle-limit-percentage")).toBeNull();
    expect(answers[44]?.headers.get("x-ms-throttle-limit-percentage")).toBe("0.90");
    const refused = answers[50];
    expect([refused?.status, refused?.body.error.code]).toEqual([429, "TooManyRequests"]);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused?.headers.get("x-ms-throttle-information")).toBe("ResourceUnitLimitExceeded");
    opened.emulator.clock.advance(10_001);
    expect(await outcome(get())).toBe(200);
  });

  it("counts reads of applications that select keyCredentials, 150 in a minute", () => {
    const clock = createClock();
    const { count } = createThrottling(clock, limitsFor(1_000));
    const read = ($select: string) =>
      count("app", "GET", "/applications", new URLSearchParams({ $select }));
    for (let number = 0; number < 150; number += 1) read("id,keyCredentials");
    expect(() => read("KEYCREDENTIALS")).toThrow("Please retry again later.");
    expect(() => read("id,passwordCredentials")).not.toThrow();
    clock.advance(60_001);
    expect(() => read("keyCredentials")).not.toThrow();
    clock.stop();
  });

  it("counts writes, and refuses requests of a batch one by one", async () => {
    const write = () => opened.call("POST", "/v1.0/applications", { body: { displayName: "x" } });
    for (let number = 0; number < 18; number += 1) await write();
    const requests = ["1", "2", "3"].map((id) => ({
      id,
      method: "POST",
      url: "/applications",
      headers: { "Content-Type": "application/json" },
      body: { displayName: "x" },
    }));
    const { body } = await opened.call("POST", "/v1.0/$batch", { body: { requests } });
    const throttled = body.responses.filter(({ status }: { status: number }) => status === 429);
    expect(throttled.length).toBeGreaterThanOrEqual(2);
    expect(throttled[0].headers["Retry-After"]).toMatch(/^\d+$/);
  });

  it.each([
    ["/v1.0/users?$select=id", "1"],
    ["/v1.0/users?$expand=manager", "3"],
    ["/v1.0/users?$top=5", "1"],
    ["/v1.0/groups", "1"],
  ])("%s costs %s", async (path, cost) => {
    expect((await get(path)).headers.get("x-ms-resource-unit")).toBe(cost);
  });
});
