import { graphPath } from "./path";

describe("graphPath", () => {
  it.each([
    [
      "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      "/users/87d349ed-44d7-43e1-9a83-5f2406dee5bd/memberOf",
    ],
    ["A_adatum.com#EXT#@contoso.com", "/users/A_adatum.com%23EXT%23@contoso.com/memberOf"],
    ["a b?c%d", "/users/a%20b%3Fc%25d/memberOf"],
    ["$x'y@z.com", "/users('$x''y@z.com')/memberOf"],
  ])("encodes %s as one segment", (id, path) => {
    expect(graphPath`/users/${id}/memberOf`).toBe(path);
  });

  it("doubles apostrophes and encodes inside quotes", () => {
    expect(graphPath`/groups(uniqueName='${"O'Neil's #1"}')/members`).toBe(
      "/groups(uniqueName='O''Neil''s%20%231')/members",
    );
  });

  it("does not double the apostrophe of a plain segment, which is no literal", () => {
    expect(graphPath`/users/${"o'neil@x.com"}`).toBe("/users/o'neil@x.com");
  });

  it.each(["", ".", "..", "a/b", "a\\b", "a\u0000b", "a\nb"])("refuses %j", (id) => {
    expect(() => graphPath`/users/${id}`).toThrow(/^Id: /);
  });

  it("refuses an empty key", () => {
    expect(() => graphPath`/groups(uniqueName='${""}')`).toThrow(/^Key: is empty/);
  });
});
