import { connect } from "node:net";
import { Hono } from "hono";
import { createGuard } from "../../playground/guard";
import { startServer } from "../../playground/server";
import { openPlayground, type Page } from "./openPlayground";

const PORT = 4600;
const HOST = `127.0.0.1:${PORT}`;

const guarded = () => {
  const guard = createGuard(() => PORT);
  const app = new Hono();
  app.use(guard.check);
  app.get("/", (c) => c.text("page"));
  app.post("/api/steps/deleteUser/run", (c) => c.text("done"));
  return { app, path: guard.path() };
};

const cookieOf = (response: Response): string =>
  (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

const get = (headers: Record<string, string>) => ({ headers: { host: HOST, ...headers } });
const post = (headers: Record<string, string>) => ({ method: "POST", ...get(headers) });

describe("the guard", () => {
  it("lets in the browser that opens the printed URL, once", async () => {
    const { app, path } = guarded();
    const first = await app.request(path, get({ "sec-fetch-site": "none" }));
    expect([first.status, await first.text()]).toEqual([200, "page"]);
    expect(first.headers.get("set-cookie")).toMatch(
      /^playground-4600=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await app.request(path, get({}))).status).toBe(403);
    const again = await app.request("/", get({ cookie: cookieOf(first) }));
    expect(again.status).toBe(200);
  });

  it("opens the printed URL from a page of another site as well, a web terminal for one", async () => {
    const { app, path } = guarded();
    expect((await app.request(path, get({ "sec-fetch-site": "cross-site" }))).status).toBe(200);
  });

  it.each([
    ["no token and no cookie", {}],
    ["a wrong cookie", { cookie: `playground-4600=${"x".repeat(43)}` }],
    ["the cookie of another port", { cookie: "playground-4601=1" }],
  ])("refuses %s", async (_what, headers) => {
    const { app } = guarded();
    expect((await app.request("/", get(headers))).status).toBe(403);
    expect((await app.request("/api/steps/deleteUser/run", post(headers))).status).toBe(403);
  });

  it.each([
    ["a wrong token", "/?token=guessed"],
    ["an empty token", "/?token="],
  ])("refuses %s", async (_what, path) => {
    expect((await guarded().app.request(path, get({}))).status).toBe(403);
  });

  it.each([
    ["a name that only points here", { host: `evil.example:${PORT}` }],
    ["another port", { host: "127.0.0.1:80" }],
    ["another site's script", { origin: "https://evil.example" }],
    ["another port's script", { origin: "http://127.0.0.1:3000" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a form of another site", { "sec-fetch-site": "cross-site" }],
    ["another port of this machine", { "sec-fetch-site": "same-site" }],
  ])("refuses %s, with the right cookie too", async (_what, headers) => {
    const { app, path } = guarded();
    const cookie = cookieOf(await app.request(path, get({})));
    const ours = { origin: `http://${HOST}`, "sec-fetch-site": "same-origin", cookie };
    expect((await app.request("/api/steps/deleteUser/run", post(ours))).status).toBe(200);
    const theirs = { ...ours, ...headers };
    expect((await app.request("/api/steps/deleteUser/run", post(theirs))).status).toBe(403);
    expect((await app.request("/", get({ cookie, ...headers }))).status).toBe(403);
  });

  it("forbids scripts that are not the page's own, frames, and every copy in a cache", async () => {
    const { app, path } = guarded();
    const { headers } = await app.request(path, get({}));
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("the whole server", () => {
  let page: Page;
  let server: Awaited<ReturnType<typeof startServer>>;
  let cookie: string;
  let port: number;

  beforeAll(async () => {
    page = await openPlayground();
    server = await startServer(page.playground, 0);
    port = Number(new URL(server.url).port);
    cookie = cookieOf(await fetch(server.url));
  });

  afterAll(async () => {
    await server.close();
    await page.close();
  });

  /** What a client sends that keeps to no rules, byte by byte. */
  const send = (lines: readonly string[], body = ""): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let answer = "";
      socket.on("data", (data) => {
        answer += String(data);
      });
      socket.on("end", () => resolve(answer));
      socket.on("error", reject);
      socket.end(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n${body}`);
    });
  const statusOf = (answer: string): number => Number(answer.split(" ")[1]);
  const ours = () => [`Host: 127.0.0.1:${port}`, `Cookie: ${cookie}`];

  it.each([
    "//api/state",
    "/api/../api/state",
    "/%61pi/state",
    "/page/%2e%2e/api/state",
    "/API/state",
  ])("refuses %s without the cookie, whatever it leads to", async (path) => {
    const host = `Host: 127.0.0.1:${port}`;
    expect(statusOf(await send([`GET ${path} HTTP/1.1`, host]))).toBe(403);
  });

  it.each(["GET", "HEAD", "OPTIONS", "PUT", "TRACE", "PROPFIND"])(
    "refuses %s without the cookie",
    async (method) => {
      const host = `Host: 127.0.0.1:${port}`;
      expect(statusOf(await send([`${method} /api/state HTTP/1.1`, host]))).toBe(403);
    },
  );

  it("the token is of no use a second time, nor for anything but the page", async () => {
    const { pathname, search } = new URL(server.url);
    for (const path of [`${pathname}${search}`, `/api/state${search}`])
      expect(statusOf(await send([`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`]))).toBe(403);
  });

  it.each([
    ["no Host", []],
    ["an empty Host", ["Host:"]],
    ["a Host that only begins like ours", [`Host: 127.0.0.1:1.evil.example`]],
    ["two Hosts", ["Host: 127.0.0.1:1", "Host: evil.example"]],
    ["a Host with a user", ["Host: evil@127.0.0.1:1"]],
  ])("refuses %s, with the right cookie too", async (_what, hosts) => {
    const lines = hosts.map((host) => host.replace(":1", `:${port}`));
    const status = statusOf(await send(["GET /api/state HTTP/1.1", ...lines, `Cookie: ${cookie}`]));
    expect([400, 403]).toContain(status);
  });

  it("opens no websocket", async () => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    const open = (headers: string[]) =>
      send(["GET /api/state HTTP/1.1", ...headers, ...upgrade, key]);
    expect(statusOf(await open([`Host: 127.0.0.1:${port}`]))).not.toBe(101);
    expect(statusOf(await open(ours()))).not.toBe(101);
  });

  it("takes no other method from a header, and changes nothing by GET", async () => {
    const { flows } = page.playground;
    flows.put({ name: "F", trigger: "userChangesPolling", schedule: "none", inputs: {} });
    const routes = [
      "/steps/createGroup/run",
      "/instance/deploy",
      "/instance/delete",
      "/flows/F/run",
      "/flows/F/forge",
      "/clock",
      "/directory/change",
      "/subscriptions/1/drop",
      "/runs/1/reveal",
    ];
    for (const path of routes)
      for (const header of ["X-HTTP-Method-Override: POST", "X-HTTP-Method: POST", "X-A: b"]) {
        const answer = await send([`GET /api${path} HTTP/1.1`, ...ours(), header]);
        expect([path, [400, 404].includes(statusOf(answer))]).toEqual([path, true]);
      }
    expect(page.playground.exchanges()).toEqual([]);
    expect([flows.isDeployed(), page.playground.steps.runs()]).toEqual([false, []]);
  });

  it("refuses a body that is larger than any file it takes", async () => {
    const response = await fetch(new URL("/api/steps/listUsers/run", server.url), {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ inputs: { $filter: "x".repeat(33 * 1024 * 1024) } }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: "The request is larger than 32 MB" });
  });
});
