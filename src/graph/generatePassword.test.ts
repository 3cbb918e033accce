import { generatePassword } from "./generatePassword";

const passwords = Array.from({ length: 2000 }, generatePassword);

describe("a generated password", () => {
  it("has 20 characters of four kinds, none that looks like another", () => {
    for (const password of passwords) {
      expect(password).toHaveLength(20);
      for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/])
        expect(password).toMatch(kind);
      expect(password).toMatch(/^[^lIoO01\s"'\\<>&]+$/);
    }
  });

  it("is another one each time", () => {
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  it("has every kind in every place", () => {
    for (const place of [0, 1, 2, 3, 19]) {
      const letters = passwords.map((password) => password.charAt(place)).join("");
      for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(letters).toMatch(kind);
    }
  });
});
