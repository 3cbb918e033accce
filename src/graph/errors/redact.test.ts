import { inspect } from "node:util";
import nock from "nock";
import { errorHook } from "../../errors";
import { createTransport } from "../http/transport";
import { redaction, secretsOfBody, shownLocation, shownPath } from "./redact";

const ORIGIN = "https://graph.microsoft.com";
const TOKEN = "opaque+access/token=7f3a";
const PASSWORD = 'P"ass wört/1';

describe("what is shown of a URL", () => {
  it.each([
    ["/users/delta(token='abc')", "/users/delta(token='…')"],
    [`${ORIGIN}/v1.0/users/delta(token=%27abc%27)?$select=id`, "/v1.0/users/delta(token='…')"],
    ["/users/delta(deltatoken='a''b')/x", "/users/delta(deltatoken='…')/x"],
    ["/users?$skiptoken=abc", "/users"],
    ["/users/1\r\n2026 GET /forged", "/users/1 2026 GET /forged"],
    ["/groups(uniqueName='a')", "/groups(uniqueName='a')"],
  ])("%j is %s", (path, shown) => {
    expect(shownPath(path)).toBe(shown);
  });

  it.each([
    [
      `${ORIGIN}/v1.0/users/delta?$select=id&$deltatoken=abc&$filter=x`,
      `${ORIGIN}/v1.0/users/delta?$select=id&$filter=x`,
    ],
    ["/v1.0/users/delta(token='abc')?sig=abc", "/v1.0/users/delta(token='…')"],
    ["https://", undefined],
    [undefined, undefined],
  ])("of the location %s: %s", (location, shown) => {
    expect(shownLocation(location)).toBe(shown);
  });
});

describe("redaction", () => {
  it.each([
    ["Authorization: Bearer abc.def", "Authorization: Bearer …"],
    ["got eyJhbGciOi.eyJzdWIi.c2ln here", "got … here"],
    ["see https://x.example/a?sig=abc&b=c.", "see https://x.example/a?…"],
    ["$deltatoken=abc&$select=id", "$deltatoken=…&$select=id"],
    ["delta(token='abc') failed", "delta(token='…') failed"],
    ['{"password": "a\\"b", "x": 1}', '{"password": "…", "x": 1}'],
    ["client_secret=abc&x=1", "client_secret=…&x=1"],
    [
      "The password does not meet the requirements: 8 letters.",
      "The password does not meet the requirements: 8 letters.",
    ],
  ])("makes of %j %j", (text, shown) => {
    expect(redaction([])(text)).toBe(shown);
  });

  it("knows a secret however it is written", () => {
    const hide = redaction([PASSWORD, "abc"]);
    const written = [
      PASSWORD,
      JSON.stringify({ x: PASSWORD }),
      new URLSearchParams({ x: PASSWORD }).toString(),
      encodeURIComponent(PASSWORD),
      Buffer.from(PASSWORD).toString("base64"),
    ];
    for (const text of written) expect(hide(`- ${text} -`)).toMatch(/…/);
    for (const text of written) expect(hide(text)).not.toMatch(/ass|w%C3|UCJh/);
    expect(hide("abc")).toBe("abc");
  });

  it("does not look through the bytes of a file", () => {
    const entries = jest.spyOn(Object, "entries");
    expect(secretsOfBody(Buffer.from("password"))).toEqual([]);
    expect(entries).not.toHaveBeenCalled();
    entries.mockRestore();
  });

  it("masks a temporary access pass that an answer repeats", () => {
    const answer = '{"temporaryAccessPass":"8kCFjv3z","isUsable":true}';
    expect(redaction([])(answer)).toBe('{"temporaryAccessPass":"…","isUsable":true}');
  });

  it.each([
    [{ passwordProfile: { password: "pass-1" }, list: [{ clientState: "pass-2" }] }],
    ['{"passwordProfile":{"password":"pass-1"},"clientState":"pass-2"}'],
    ["password=pass-1&client_secret=pass-2&x=y"],
  ])("finds the secrets of %j", (body) => {
    expect(secretsOfBody(body)).toEqual(["pass-1", "pass-2"]);
  });
});

describe("an answer that repeats everything", () => {
  const everything = (error: unknown): string =>
    [
      String(error),
      JSON.stringify(error, Object.getOwnPropertyNames(error)),
      inspect(error, { depth: 9, showHidden: true }),
    ].join("\n");

  const shapes: [string, (echo: string) => unknown][] = [
    ["text", (echo) => echo],
    ["Graph's error", (echo) => ({ error: { code: echo, message: `It was ${echo}` } })],
    [
      "details and ids",
      (echo) => ({
        error: {
          code: "",
          message: "",
          details: [{ code: echo, message: echo, target: echo }],
          innerError: { message: echo, "request-id": echo, "client-request-id": echo },
        },
      }),
    ],
  ];

  it.each(
    shapes.flatMap(([shape, build]) =>
      [400, 409, 302, 410].map((status) => ({ shape, build, status })),
    ),
  )("puts no secret into error or log: $shape, $status", async ({ build, status }) => {
    nock(ORIGIN)
      .post(/.*/)
      .reply(function (path, body) {
        const sent = JSON.stringify(body);
        const token = String(this.req.headers.authorization);
        return [
          status,
          JSON.stringify(build(`POST ${path} ${token} ${token.slice(7)} ${sent} ${PASSWORD}`)),
          {
            "Content-Type": "application/json",
            "request-id": token,
            "client-request-id": token.slice(7),
            Location: `https://files.example/delta?$deltatoken=delta-secret&sig=signed&access=${encodeURIComponent(token)}`,
          },
        ];
      });
    const trace: unknown[] = [];
    const graph = createTransport({
      origin: ORIGIN,
      accessToken: async () => TOKEN,
      trace: (entry) => trace.push(entry),
    });
    const error = await graph
      .request({
        operation: "Create User",
        method: "POST",
        path: "/users/delta(token='path-secret')?$skiptoken=skip-secret",
        body: { passwordProfile: { password: PASSWORD }, clientState: "client-state-secret" },
      })
      .catch(errorHook);
    expect(error).toMatchObject({ name: "GraphError", status });
    const shown = `${everything(error)}\n${JSON.stringify(trace)}`;
    expect(shown).not.toMatch(/opaque|7f3a|w\\*u?00f6rt|wört|-secret|signed/);
  });
});
