import {
  choices,
  integer,
  jsonObject,
  keyValues,
  oneOf,
  optionalBoolean,
  optionalDateTime,
  optionalText,
  requiredSecret,
} from ".";

describe("clean functions", () => {
  it("take nothing as not given", () => {
    for (const nothing of ["", "  ", undefined, null]) {
      expect(optionalText("X")(nothing)).toBeUndefined();
      expect(optionalBoolean("X")(nothing)).toBeUndefined();
      expect(optionalDateTime("X")(nothing)).toBeUndefined();
      expect(choices("X", ["a"])(nothing)).toEqual([]);
      expect(jsonObject("X")(nothing)).toEqual({});
      expect(keyValues("X")(nothing)).toEqual({});
      expect(integer("X", 0, 5, 3)(nothing)).toBe(3);
    }
  });

  it.each([
    ["a,b", ["a", "b"]],
    [
      ["B", "a", "a"],
      ["a", "b"],
    ],
    ['["b"]', ["b"]],
    [" A , ", ["a"]],
  ])("choices take %p", (value, chosen) => {
    expect(choices("X", ["a", "b"])(value)).toEqual(chosen);
  });

  it("oneOf takes exactly one, in any case", () => {
    expect(oneOf("X", ["GET", "POST"])("get")).toBe("GET");
    expect(() => oneOf("X", ["GET", "POST"])("GET,POST")).toThrow("X: choose one of GET, POST");
  });

  it.each([
    [
      [
        { key: "a", value: "1" },
        { key: "", value: "x" },
        { key: "b", value: 2 },
      ],
      { a: "1", b: "2" },
    ],
    [
      { a: "1", c: true },
      { a: "1", c: "true" },
    ],
    ['[{"key":"a","value":""}]', { a: "" }],
  ])("keyValues take %p", (value, object) => {
    expect(keyValues("X")(value)).toEqual(object);
  });

  it.each([[["text"]], [5], ['"text"'], [[{ key: { a: 1 }, value: "x" }]]])(
    "keyValues refuse %p",
    (value) => {
      expect(() => keyValues("X")(value)).toThrow(/^X: /);
    },
  );

  it("keep a secret to the letter", () => {
    expect(requiredSecret("X")("  a b ")).toBe("  a b ");
    expect(() => requiredSecret("X")(5)).toThrow("X: is required as text");
  });

  it.each([
    ["2026-12-20T18:00:00Z", "2026-12-20T18:00:00.000Z"],
    ["2026-12-20T18:00Z", "2026-12-20T18:00:00.000Z"],
    ["2026-12-20T18:00:00.0000000+00:00", "2026-12-20T18:00:00.000Z"],
    [new Date("2026-12-20T18:00:00Z"), "2026-12-20T18:00:00.000Z"],
  ])("optionalDateTime takes %p", (value, moment) => {
    expect(optionalDateTime("X")(value)).toBe(moment);
  });

  it.each([
    "2026-12-20",
    "20/12/2026",
    "2026-12-20T18:00:00",
    "2026-12-20T18:00:00-05:00",
    "1766253600000",
  ])("optionalDateTime refuses %p", (value) => {
    expect(() => optionalDateTime("X")(value)).toThrow(/^X: must be/);
  });
});
