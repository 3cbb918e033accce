import { compileFunction, createContext } from "node:vm";

const compiled = (code: string) =>
  compileFunction(code, ["given"], { filename: "some.js", parsingContext: createContext({}) });

it("a text that runs again is compiled once, in each context with globals of its own", () => {
  const code = "return [given, globalThis]";
  const [first, second] = [compiled(code)(1), compiled(code)(2)];
  expect([first[0], second[0]]).toEqual([1, 2]);
  expect(first[1]).not.toBe(second[1]);
});

it("a file that has changed is compiled anew", () => {
  expect(compiled("return 1")()).toBe(1);
  expect(compiled("return 2")()).toBe(2);
});

it("an error tells where it stands in the text", () => {
  expect(compiled("return new Error('x')")().stack).toContain("some.js:1:8");
});
