import { ConnectionError } from "@prismatic-io/spectral";
import { errorHook } from "./errors";
import { InputError } from "./graph";

describe("the error hook", () => {
  it("passes our own errors, however often it runs", () => {
    for (const error of [
      new InputError("Top", "wrong"),
      new ConnectionError({ key: "k", configVarKey: "c", fields: {} }, "no"),
    ]) {
      expect(errorHook(errorHook(error))).toBe(error);
    }
  });

  it("keeps of another error its name, message and stack only", () => {
    const error = Object.assign(new TypeError("boom"), {
      config: { headers: { Authorization: "Bearer secret" } },
    });
    const plain = errorHook(error);
    expect(plain).toBeInstanceOf(Error);
    expect(plain).toMatchObject({ name: "TypeError", message: "boom", stack: error.stack });
    expect(JSON.stringify(plain, Object.getOwnPropertyNames(plain))).not.toContain("Bearer");
  });

  it.each([
    ["text", "text"],
    [{ secret: 1 }, "Unknown error"],
    [undefined, "Unknown error"],
  ])("makes an Error of %p", (thrown, message) => {
    expect(errorHook(thrown)).toEqual(new Error(message));
  });
});
