import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Exchange } from "../../playground/wire/exchange";
import { createMask, MASK } from "../../playground/wire/mask";
import { watchHttp } from "../../playground/wire/watchHttp";

describe("the mask", () => {
  const mask = createMask(() => ["the-token-itself", "s3cr3t-of-app"]);

  it.each([
    ["a token in a text", mask.text("Bearer the-token-itself."), `Bearer ${MASK}.`],
    [
      "a form",
      mask.body("client_id=1&client_secret=xyz&scope=a", "application/x-www-form-urlencoded"),
      `client_id=1&client_secret=${MASK}&scope=a`,
    ],
    [
      "an authorization header",
      mask.headers({ Authorization: "Bearer abc.def" }).Authorization,
      `Bearer ${MASK}`,
    ],
    ["another header", mask.headers({ "x-note": "s3cr3t-of-app" })["x-note"], MASK],
    ["text that is no JSON", mask.body("<html>s3cr3t-of-app</html>"), `<html>${MASK}</html>`],
  ])("covers %s", (_what, shown, expected) => {
    expect(shown).toBe(expected);
  });

  it.each([
    "access_token",
    "password",
    "secretText",
    "temporaryAccessPass",
    "clientState",
    "client_assertion",
    "clientSecret",
    "privateKey",
    "passphrase",
  ])("covers %s at any depth of JSON", (name) => {
    expect(mask.json({ a: [{ [name]: "value" }] })).toEqual({ a: [{ [name]: MASK }] });
  });

  it("leaves error codes and empty values as they are", () => {
    const error = { error: { code: "Request_BadRequest", message: "m" } };
    expect(mask.json(error)).toEqual(error);
    expect(mask.json({ password: "", secretText: null })).toEqual({
      password: "",
      secretText: null,
    });
  });
});

describe("watched http", () => {
  let server: http.Server;
  let url = "";
  const received: string[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        received.push(`${request.method} ${request.url} ${body}`);
        if (request.url === "/cut") return request.socket.destroy();
        response.writeHead(200, {
          "Content-Type": "application/json",
          "Content-Encoding": "gzip",
        });
        return response.end(gzipSync('{"access_token":"abc","name":"Adele"}'));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const watch = (refuse: () => string | undefined = () => undefined) => {
    const seen: Exchange[] = [];
    const watched = watchHttp({
      mask: createMask(() => []),
      now: () => new Date("2026-11-25T00:00:00Z"),
      refuse,
      seen: (exchange) => seen.push(exchange),
    });
    return { ...watched, seen };
  };

  const send = (
    { modules }: ReturnType<typeof watch>,
    path: string,
    method = "GET",
    body = "",
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = modules.http.request(
        `${url}${path}`,
        { method },
        (response: http.IncomingMessage) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => resolve(String(Buffer.concat(chunks).length)));
          response.on("error", reject);
        },
      );
      request.on("error", reject);
      if (body !== "") request.write(body);
      request.end();
    });

  it("shows request and answer, unzipped and without secrets, and tells whose run it was", async () => {
    const watched = watch();
    await watched.during("run-1", () => send(watched, "/x?y=1", "POST", '{"password":"p","a":1}'));
    expect(received.at(-1)).toBe('POST /x?y=1 {"password":"p","a":1}');
    expect(watched.seen).toEqual([
      expect.objectContaining({
        id: 1,
        runId: "run-1",
        method: "POST",
        url: `${url}/x?y=1`,
        requestBody: JSON.stringify({ password: MASK, a: 1 }, null, 2),
        outcome: "answered",
        status: 200,
        responseBody: JSON.stringify({ access_token: MASK, name: "Adele" }, null, 2),
        startedAt: "2026-11-25T00:00:00.000Z",
        attempt: 1,
      }),
    ]);
  });

  it("tells a request that is sent again as the second attempt", async () => {
    const watched = watch();
    await send(watched, "/again");
    await send(watched, "/other");
    await send(watched, "/again");
    expect(watched.seen.map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
    expect(watched.seen[2]?.waitedMs).toBeGreaterThanOrEqual(0);
    expect(watched.seen[1]?.waitedMs).toBeUndefined();
  });

  it("tells a connection that was cut", async () => {
    const watched = watch();
    await expect(send(watched, "/cut")).rejects.toThrow("socket hang up");
    expect(watched.seen).toEqual([
      expect.objectContaining({ outcome: "failed", error: "socket hang up" }),
    ]);
  });

  it("sends nothing of a request that is refused", async () => {
    const watched = watch(() => "not today");
    const before = received.length;
    await expect(send(watched, "/refused", "DELETE", "body")).rejects.toThrow("not today");
    expect(received).toHaveLength(before);
    expect(watched.seen).toEqual([
      expect.objectContaining({ outcome: "refused", error: "not today", requestBody: "body" }),
    ]);
  });

  it("leaves everything else of the modules as it is", () => {
    const { modules } = watch();
    expect(modules.http.Agent).toBe(http.Agent);
    expect(modules.https.globalAgent).toBe(https.globalAgent);
  });
});
