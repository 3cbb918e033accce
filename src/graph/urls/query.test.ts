import { queryString } from "./query";

describe("queryString", () => {
  it("leaves out what is undefined and keeps the rest in order", () => {
    expect(queryString({ $top: 5, $filter: undefined, $count: true })).toBe("?$top=5&$count=true");
    expect(queryString({})).toBe("");
  });

  it("encodes every value and name", () => {
    expect(queryString({ $filter: "a eq 'b&c#d+e f%'", "x&y": "1=2" })).toBe(
      "?$filter=a%20eq%20'b%26c%23d%2Be%20f%25'&x%26y=1%3D2",
    );
  });
});
