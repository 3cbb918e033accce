import { Hono } from "hono";
import { createGuard } from "../../playground/guard";

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
