import { runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";
import { jsonObject, optionalDateTime, optionalText, queryValues, requiredSecret } from ".";

const circular: Record<string, unknown> = {};
circular.self = circular;

describe("a value that would not arrive as it is", () => {
  it.each([
    ["NaN", { a: Number.NaN }, "holds NaN"],
    ["Infinity", { a: [Number.POSITIVE_INFINITY] }, "holds Infinity"],
    ["a large number", { a: 2 ** 53 }, "beyond 2\\^53"],
    ["a large number as text", '{"a": 12345678901234567890}', "beyond 2\\^53"],
    ["a number too large for any", '{"a": 1e999}', "holds Infinity"],
    ["a Map", { a: new Map([["b", 1]]) }, "holds a Map"],
    ["a Map itself", new Map([["b", 1]]), "must be a JSON object|holds a Map"],
    ["a Set", { a: new Set() }, "holds a Set"],
    ["a Buffer", { a: Buffer.from("x") }, "holds a Buffer"],
    ["a BigInt", { a: 5n }, "holds a bigint"],
    ["a function", { a: () => 1 }, "holds a function"],
    ["a circle", circular, "refers to itself"],
    ["half of a character", { a: "\ud83d" }, "contains half of a character"],
    ["no JSON", "{", "is not valid JSON"],
    ["a list", [1], "must be a JSON object"],
  ])("%s is refused", (_what, value, problem) => {
    expect(() => jsonObject("Label")(value)).toThrow(new RegExp(`^Label: .*(${problem})`));
  });

  it.each([
    [{ a: [1, "x", null, true, { b: -0.5 }], at: undefined }],
    [{ a: Number.MAX_SAFE_INTEGER }],
    ['{"a": "12345678901234567890", "b": 9007199254740991}'],
    [{ a: new Date(0) }],
    [Object.create(null, { a: { value: 1, enumerable: true } })],
  ])("%j is taken", (value) => {
    expect(jsonObject("Label")(value)).toEqual(
      typeof value === "string" ? JSON.parse(value) : value,
    );
  });

  it.each([Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 60, "\udc00", true, {}, []])(
    "text does not take %p",
    (value) => {
      expect(() => optionalText("Label")(value)).toThrow(/^Label: /);
    },
  );

  it("a secret is whole characters too", () => {
    expect(() => requiredSecret("Label")("\ud800x")).toThrow("Label: contains half of a character");
  });
});

describe("a date", () => {
  it.each([
    ["2026-02-28T23:59:59Z", "2026-02-28T23:59:59.000Z"],
    ["2028-02-29T00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2026-12-20T18:00:00.1234567Z", "2026-12-20T18:00:00.123Z"],
  ])("%s is taken", (text, iso) => {
    expect(optionalDateTime("Label")(text)).toBe(iso);
  });

  it.each([
    "2026-02-30T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-04-31T12:00:00Z",
    "2026-01-01T24:00:00Z",
  ])("%s does not exist", (text) => {
    expect(() => optionalDateTime("Label")(text)).toThrow(
      "Label: is a date or a time that does not exist",
    );
  });
});

it("a query parameter that is given twice is sent twice", async () => {
  const queryParams = [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
    { key: "a", value: "3" },
    { key: "a", value: "4" },
  ];
  expect(queryValues("Label")(queryParams)).toEqual({ a: ["1", "3", "4"], b: "2" });
  const calls = playGraph([{ body: {} }]);
  await runAction("rawRequest", { url: "/users", method: "GET", queryParams });
  expect(calls[0]?.path).toBe("/v1.0/users?a=1&a=3&a=4&b=2");
});

describe("the data of a raw request", () => {
  it.each([
    [false, "false"],
    [true, "true"],
    [0, "0"],
    [5, "5"],
  ])("%p is sent as JSON", async (data, text) => {
    const calls = playGraph([{ body: {} }]);
    await runAction("rawRequest", { url: "/x", method: "POST", data });
    expect(calls[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.stringify(calls[0]?.body)).toBe(text);
  });

  it.each([
    ["a Uint8Array", new Uint8Array([1, 2, 255])],
    ["a Buffer that was through JSON", JSON.parse(JSON.stringify(Buffer.from([1, 2, 255])))],
    ["a file of the platform", { data: new Uint8Array([1, 2, 255]), contentType: "image/png" }],
    [
      "a file that was through JSON",
      { data: { type: "Buffer", data: [1, 2, 255] }, contentType: "image/png" },
    ],
  ])("%s is sent as bytes", async (what, data) => {
    const calls = playGraph([{ body: {} }]);
    await runAction("rawRequest", { url: "/x", method: "PUT", data });
    expect(calls[0]?.headers["content-type"]).toBe(
      what.includes("file") ? "image/png" : "application/octet-stream",
    );
    expect(Buffer.from(String(calls[0]?.body), "hex")).toEqual(Buffer.from([1, 2, 255]));
  });

  it.each([
    [Number.NaN, "holds NaN"],
    [{ a: new Map() }, "holds a Map"],
    [[1n], "holds a bigint"],
    [circular, "refers to itself"],
  ])("%p is refused", async (data, problem) => {
    await expect(runAction("rawRequest", { url: "/x", method: "POST", data })).rejects.toThrow(
      `Data: ${problem}`,
    );
  });
});

it.each([
  "Content-Length",
  "transfer-encoding",
  "Connection",
  "Keep-Alive",
  "TE",
  "Trailer",
  "Upgrade",
  "Expect",
  "Proxy-Connection",
  "Proxy-Authorization",
  "Host",
  "Authorization",
])("the header %s is refused", async (name) => {
  const calls = playGraph([]);
  const headers = [{ key: name, value: "2" }];
  await expect(runAction("rawRequest", { url: "/x", method: "GET", headers })).rejects.toThrow(
    `Header: ${name} is set by the connection`,
  );
  expect(calls).toEqual([]);
});
