import { searchable, searchClauses } from "./search";

describe("searchable", () => {
  it.each([
    ["  Adele ", "Adele"],
    ["R&D", "R D"],
    ["A & B", "A   B"],
    ["Adele\nVance\t", "Adele Vance"],
    [" & ", ""],
  ])("%j → %j", (text, left) => {
    expect(searchable(text)).toBe(left);
  });
});

describe("searchClauses", () => {
  it.each([
    ["Adele", '"displayName:Adele"'],
    ["a", '"displayName:a"'],
    ["Müller AND Söhne", '"displayName:Müller AND Söhne"'],
    ['the "Big" one', '"displayName:the \\"Big\\" one"'],
    ['C:\\"', '"displayName:C:\\\\\\""'],
    ["back\\", '"displayName:back\\\\"'],
    ["(x) OR mail:y", '"displayName:(x) OR mail:y"'],
  ])("%j is text: %s", (text, clauses) => {
    expect(searchClauses(text, ["displayName"])).toBe(clauses);
  });

  it("looks in any of the properties", () => {
    expect(searchClauses("wa", ["displayName", "mail", "userPrincipalName"])).toBe(
      '"displayName:wa" OR "mail:wa" OR "userPrincipalName:wa"',
    );
  });
});
