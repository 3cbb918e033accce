import fc from "fast-check";
import { parseExactJson, withExactNumbers } from "./exactJson";

/** JSON text, and what is to come of it. */
interface Sample {
  readonly text: string;
  readonly value: unknown;
}

const space = fc.constantFrom("", "", " ", "\n", "\r\n\t", "                 ");
const digits = fc.stringMatching(/^[1-9]\d{0,39}$/);
const trap = fc.stringMatching(/^[ :,[\]{}"\\.eE+-]{0,4}\d{14,20}[ :,[\]{}"\\.eE+-]{0,4}$/);

const number = fc
  .tuple(fc.constantFrom("", "-"), digits, fc.constantFrom("", "", ".5", "e3", "E-30", ".0e+1"))
  .map(([sign, whole, rest]): Sample => {
    const text = `${sign}${whole}${rest}`;
    const isExact = rest !== "" || Number.isSafeInteger(Number(text));
    return { text, value: isExact ? Number(text) : text };
  });
const string = fc
  .oneof(trap, fc.string())
  .map((value): Sample => ({ text: JSON.stringify(value), value }));
const constant = fc
  .constantFrom(null, true, false)
  .map((value): Sample => ({ text: String(value), value }));

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: "small" },
    number,
    string,
    constant,
    fc.tuple(fc.array(tie("sample")), space, space).map(
      ([list, before, after]): Sample => ({
        text: `[${list.map(({ text }) => `${before}${text}${after}`).join()}]`,
        value: list.map(({ value }) => value),
      }),
    ),
    fc.tuple(fc.dictionary(fc.oneof(trap, fc.string()), tie("sample")), space, space).map(
      ([members, before, after]): Sample => ({
        text: `{${Object.entries(members)
          .map(([name, { text }]) => `${before}${JSON.stringify(name)}${after}:${before}${text}`)
          .join()}}`,
        value: Object.fromEntries(
          Object.entries(members).map(([name, { value }]) => [name, value]),
        ),
      }),
    ),
  ),
}));

it("keeps each whole number to the digit, wherever it stands, and changes nothing else", () => {
  fc.assert(
    fc.property(sample, ({ text, value }) => {
      expect(parseExactJson(text)).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

it("puts the digits into what was parsed already, or tells that it cannot, and leaves that as it was", () => {
  let restored = 0;
  fc.assert(
    fc.property(sample, ({ text, value }) => {
      const parsed = JSON.parse(text);
      const exact = withExactNumbers(parsed, text);
      expect(parsed).toEqual(JSON.parse(text));
      if (exact === undefined) return;
      restored += 1;
      expect(exact).toEqual(value);
    }),
    { numRuns: 500 },
  );
  expect(restored).toBeGreaterThan(250);
});

it("puts the digits into lists and objects without parsing them once more", () => {
  const item =
    '{"id":"a","resourceData":{"kept":1.5,"sequenceNumber":638712345678901234,"last":null}}';
  const text = `{"value":[${item},{"id":"b","n":-98765432109876543}]}`;
  const resourceData = { kept: 1.5, sequenceNumber: "638712345678901234", last: null };
  expect(withExactNumbers(JSON.parse(text), text)).toEqual({
    value: [
      { id: "a", resourceData },
      { id: "b", n: "-98765432109876543" },
    ],
  });
});

it("gives what holds no such number as it is", () => {
  const parsed = { value: [{ id: "a", size: 12 }] };
  expect(withExactNumbers(parsed, JSON.stringify(parsed))).toBe(parsed);
});

it.each([
  ["a number less", '{"a":1}'],
  ["a number more", '{"a":12345678901234567,"b":98765432109876543}'],
  ["another number", '{"a":12345678901234999}'],
  ["a number in a string", '{"a":"12345678901234567"}'],
])("puts no digits into what has %s than the text", (_what, other) => {
  expect(withExactNumbers(JSON.parse(other), '{"a":12345678901234567}')).toBeUndefined();
});

it("gives up on what is nested too deep, as anyone can send it", () => {
  const [open, close] = ["[".repeat(100_000), "]".repeat(100_000)];
  const text = `${open}12345678901234567${close}`;
  expect(withExactNumbers(JSON.parse(text), text)).toBeUndefined();
});

it("finds a number of any length at any place", () => {
  for (let place = 0; place < 40; place += 1)
    for (const first of ["9999999999999999", "99999999999999999", "-123456789012345678901"])
      for (const second of ["9999999999999998", "98765432109876543210"])
        expect(parseExactJson(`[${" ".repeat(place)}${first},${second}]`)).toEqual([first, second]);
});

it("parses at the first go what looks like such a number and is none", () => {
  const parse = jest.spyOn(JSON, "parse");
  const text =
    '{"ids":["1234567890123456789","a12345678901234567"],"share":1234567890123456789.5,"mass":[1234567890123456789e3,1234567890123456789E3],"number":12345678901234567}';
  expect(parseExactJson(text)).toMatchObject({ number: "12345678901234567" });
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

it.each([
  ["12345678901234567", "12345678901234567"],
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", "9007199254740992"],
  ["[-9007199254740992,1]", ["-9007199254740992", 1]],
  [
    '{"a":"1, 12345678901234567, 2","b":12345678901234567}',
    { a: "1, 12345678901234567, 2", b: "12345678901234567" },
  ],
  ['{"a":1234567890123456789.5}', { a: Number("1234567890123456789.5") }],
  ['["\\"",12345678901234567]', ['"', "12345678901234567"]],
])("reads %s", (text, value) => {
  expect(parseExactJson(text)).toEqual(value);
});

it.each(['{"a":12345678901234567', '{"a 12345678901234567":}', "[1 12345678901234567]", "x"])(
  "refuses %s, as JSON.parse does",
  (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  },
);
