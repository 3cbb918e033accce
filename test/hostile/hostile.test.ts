import fc from "fast-check";
import { withAdvancedQuery } from "../../src/graph/advancedQuery";
import { deltaTarget } from "../../src/graph/delta";
import { InputError } from "../../src/graph/errors/inputError";
import { failureFromResponse } from "../../src/graph/errors/readFailure";
import { parseExactJson } from "../../src/graph/http/exactJson";
import { parseRetryAfter } from "../../src/graph/http/retryDecision";
import { classifyNotification, trustedItems } from "../../src/graph/notifications";
import { resolveGraphUrl } from "../../src/graph/urls/origin";
import { graphPath } from "../../src/graph/urls/path";
import { queryString } from "../../src/graph/urls/query";
import {
  choices,
  integer,
  jsonObject,
  keyValues,
  optionalBoolean,
  optionalDateTime,
  optionalText,
  requiredId,
} from "../../src/inputs/clean";
import { memberReference } from "../../src/inputs/clean/objectReference";
import { joinUserPrincipalName } from "../../src/inputs/clean/userPrincipalName";

const ORIGIN = "https://graph.microsoft.com";

/** Any text, and text made of what is special in URLs and OData. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      ..."/\\?#&%+'\"()$@:;=.~ \t\n\u0000éа",
      "..",
      "%2e",
      "%2F",
      "#EXT#",
      "//",
      "http:",
      "a",
    ),
    maxLength: 20,
  }),
);

/** The value, or undefined when it was refused with an error that names an input. */
const orRefused = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return undefined;
  }
};

describe("any text is encoded or refused, never reinterpreted", () => {
  it("as an id in a path", () => {
    fc.assert(
      fc.property(nasty, (id) => {
        const path = orRefused(() => graphPath`/users/${id}/memberOf`);
        if (path === undefined) return;
        const { pathname, search, hash, origin } = new URL(`${ORIGIN}/v1.0${path}`);
        expect([origin, search, hash]).toEqual([ORIGIN, "", ""]);
        const quoted = id.startsWith("$");
        const inner = quoted
          ? /^\/v1\.0\/users\('(.*)'\)\/memberOf$/s
          : /^\/v1\.0\/users\/([^/]+)\/memberOf$/s;
        const decoded = decodeURIComponent(inner.exec(pathname)?.[1] ?? "");
        expect(quoted ? decoded.replaceAll("''", "'") : decoded).toBe(id);
      }),
    );
  });

  it("as a key in quotes", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const path = orRefused(() => graphPath`/groups(uniqueName='${name}')`);
        if (path === undefined) return;
        const { pathname, search, hash } = new URL(`${ORIGIN}/v1.0${path}`);
        expect([search, hash]).toEqual(["", ""]);
        const key = decodeURIComponent(
          /^\/v1\.0\/groups\(uniqueName='(.*)'\)$/s.exec(pathname)?.[1] ?? "",
        );
        expect(key.replaceAll("''", "'")).toBe(name);
        expect(key.replaceAll("''", "")).not.toContain("'");
      }),
    );
  });

  it("as a query value", () => {
    fc.assert(
      fc.property(nasty, nasty, ($filter, $search) => {
        const query = orRefused(() => queryString({ $filter, $search }));
        if (query === undefined) return;
        const { searchParams, pathname } = new URL(`${ORIGIN}/v1.0/users${query}`);
        expect(pathname).toBe("/v1.0/users");
        expect([...searchParams]).toEqual([
          ["$filter", $filter],
          ["$search", $search],
        ]);
      }),
    );
  });

  it("as a URL: the origin is the connection's, or there is no URL", () => {
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom(
          "",
          "/",
          "//",
          "https://graph.microsoft.com",
          "https://graph.microsoft.com@",
          "\\\\",
          "http://",
        ),
        (text, prefix) => {
          for (const resolve of [
            resolveGraphUrl,
            (_: string, url: string) => deltaTarget(url, {}, ORIGIN).path,
          ]) {
            const url = orRefused(() => resolve("URL", `${prefix}${text}`, ORIGIN));
            if (url !== undefined) expect(new URL(url).origin).toBe(ORIGIN);
          }
        },
      ),
    );
  });

  it("as a member reference", () => {
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom(
          "",
          `${ORIGIN}/v1.0/directoryObjects/`,
          "https://graph.microsoft.us/v1.0/users/",
        ),
        (text, prefix) => {
          const reference = orRefused(() => memberReference(`${prefix}${text}`, ORIGIN));
          if (reference !== undefined) expect(new URL(reference.odataId).origin).toBe(ORIGIN);
        },
      ),
    );
  });

  it("as a user principal name", () => {
    fc.assert(
      fc.property(nasty, nasty, (name, domain) => {
        const joined = orRefused(() =>
          joinUserPrincipalName(name, domain === "" ? undefined : domain),
        );
        if (joined !== undefined)
          expect(joined.full).toMatch(/^[A-Za-z0-9'.\-_!#^~]{1,64}@[A-Za-z0-9.-]+$/);
      }),
    );
  });

  it.each([
    ["requiredId", requiredId("X")],
    ["optionalText", optionalText("X")],
    ["optionalBoolean", optionalBoolean("X")],
    ["optionalDateTime", optionalDateTime("X")],
    ["integer", integer("X", 0, 9, 0)],
    ["choices", choices("X", ["a", "b"])],
    ["jsonObject", jsonObject("X")],
    ["keyValues", keyValues("X")],
  ])("as the input of %s, whatever its type", (_name, clean) => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.anything(), fc.json()), (value) => {
        orRefused(() => clean(value as never));
      }),
    );
  });
});

describe("whatever Graph, a gateway or a forger sends", () => {
  const request = { operation: "Get User", method: "GET", path: "/users/1" } as const;
  const now = new Date("2026-11-22T10:00:00Z");

  it("an error body becomes a failure", () => {
    const shapes = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc
        .record({
          error: fc.oneof(
            fc.anything(),
            fc.record({
              code: fc.anything(),
              message: fc.anything(),
              innerError: fc.anything(),
              details: fc.anything(),
            }),
          ),
        })
        .map((body) => {
          try {
            return JSON.stringify(body) ?? "";
          } catch {
            return "";
          }
        }),
    );
    fc.assert(
      fc.property(shapes, fc.integer({ min: 300, max: 599 }), (body, status) => {
        const failure = failureFromResponse(request, { status, headers: {}, body }, now);
        expect(typeof failure.graphMessage).toBe("string");
        expect(failure.graphMessage.length).toBeLessThanOrEqual(1000);
        expect(typeof failure.code).toBe("string");
      }),
    );
  });

  it("a Retry-After becomes a wait of no less than nothing, or is passed over", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          fc.double().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          const ms = parseRetryAfter(header, now);
          if (ms !== undefined) expect(ms).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("a webhook call is classified", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ validationToken: fc.anything() })),
        (queryParameters) => {
          const { kind } = classifyNotification({ queryParameters: queryParameters as never });
          expect(["validation", "rejected"]).toContain(kind);
        },
      ),
    );
  });

  it("a notification body is read or rejected, and only the secret makes it believed", () => {
    const member = fc.anything();
    const items = fc.array(
      fc.oneof(
        fc.anything(),
        fc.record(
          {
            subscriptionId: fc.string(),
            clientState: member,
            tenantId: fc.string(),
            lifecycleEvent: member,
          },
          { requiredKeys: [] },
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), nasty, fc.json(), fc.record({ value: items })),
        (data) => {
          const call = classifyNotification({
            rawBody: { data },
            body: { data },
            headers: {},
            queryParameters: {},
          });
          expect(["delivery", "rejected"]).toContain(call.kind);
          if (call.kind === "delivery") {
            expect(
              trustedItems(
                [...call.changes, ...call.lifecycle],
                [{ clientState: "the secret of this test" }],
              ),
            ).toEqual([]);
          }
        },
      ),
    );
  });

  it("every digit of a number survives", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), nasty, (number, text) => {
        const json = `{"n":${number},"text":${JSON.stringify(`${number} ${text}`)}}`;
        const parsed = parseExactJson(json) as { n: unknown; text: string };
        expect(String(parsed.n)).toBe(String(number));
        expect(parsed.text).toBe(`${number} ${text}`);
      }),
    );
  });
});

describe("nothing takes more than linear time", () => {
  // Quadratic work on a megabyte would take minutes, linear work milliseconds.
  const MEGABYTE = 1_000_000;
  const request = { operation: "x", method: "GET", path: "/x" } as const;

  it.each([
    [
      "a filter of apostrophes",
      () => withAdvancedQuery("users", { $filter: "'".repeat(MEGABYTE) }),
    ],
    ["a filter of not", () => withAdvancedQuery("users", { $filter: "not ".repeat(MEGABYTE / 4) })],
    [
      "a filter of startsWith",
      () => withAdvancedQuery("users", { $filter: "startswith (".repeat(MEGABYTE / 12) }),
    ],
    [
      "a filter of spaces",
      () => withAdvancedQuery("users", { $filter: `endswith${" ".repeat(MEGABYTE)}` }),
    ],
    ["a filter of one word", () => withAdvancedQuery("users", { $filter: "a".repeat(MEGABYTE) })],
    [
      "a filter of slashes",
      () => withAdvancedQuery("users", { $filter: "a/".repeat(MEGABYTE / 2) }),
    ],
    [
      "a filter of any",
      () => withAdvancedQuery("users", { $filter: "a/any".repeat(MEGABYTE / 5) }),
    ],
    ["a filter of eq", () => withAdvancedQuery("users", { $filter: "a eq ".repeat(MEGABYTE / 5) })],
    [
      "a filter of brackets",
      () => withAdvancedQuery("users", { $filter: `id in ${"(".repeat(MEGABYTE)}` }),
    ],
    ["an order of spaces", () => withAdvancedQuery("users", { $orderby: " ".repeat(MEGABYTE) })],
    [
      "a body of braces",
      () =>
        failureFromResponse(
          request,
          { status: 400, headers: {}, body: "{".repeat(MEGABYTE) },
          new Date(),
        ),
    ],
    [
      "a body of spaces",
      () =>
        failureFromResponse(
          request,
          { status: 400, headers: {}, body: " ".repeat(MEGABYTE) },
          new Date(),
        ),
    ],
    [
      "a path of slashes",
      () => orRefused(() => resolveGraphUrl("URL", "/".repeat(MEGABYTE), ORIGIN)),
    ],
    [
      "a delta path of slashes",
      () => orRefused(() => deltaTarget(`/a${"/".repeat(MEGABYTE)}`, {}, ORIGIN)),
    ],
    [
      "a name of dashes",
      () => orRefused(() => joinUserPrincipalName("a", `a${"-".repeat(MEGABYTE)}`)),
    ],
    [
      "a name of dots",
      () => orRefused(() => joinUserPrincipalName("a", "a.".repeat(MEGABYTE / 2))),
    ],
    ["choices of commas", () => orRefused(() => choices("X", ["a"])(",".repeat(MEGABYTE)))],
    ["a Retry-After of digits", () => parseRetryAfter("1".repeat(MEGABYTE), new Date())],
    [
      "a body of open strings",
      () => classifyNotification({ body: { data: '"'.repeat(MEGABYTE) } }),
    ],
    [
      "a body of digits",
      () => classifyNotification({ body: { data: `{"a":${"1".repeat(MEGABYTE)}` } }),
    ],
    [
      "a body of backslashes",
      () => classifyNotification({ body: { data: `"${"\\\\".repeat(MEGABYTE / 2)}` } }),
    ],
  ])("%s", (_what, work) => {
    const startedAt = performance.now();
    work();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
