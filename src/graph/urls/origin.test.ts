import { assertGraphOrigin, graphOrigin, resolveGraphUrl } from "./origin";

const GRAPH = "https://graph.microsoft.com";

describe("graphOrigin", () => {
  it.each([
    ["https://graph.microsoft.com", "https://graph.microsoft.com"],
    [" https://graph.microsoft.us/ ", "https://graph.microsoft.us"],
    ["https://GRAPH.microsoft.com:443", "https://graph.microsoft.com"],
    ["https://localhost:8443", "https://localhost:8443"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://[::1]:8080", "http://[::1]:8080"],
  ])("takes %s", (baseUrl, origin) => {
    expect(graphOrigin(baseUrl)).toBe(origin);
  });

  it.each([
    "http://graph.microsoft.com",
    "http://127.0.0.1.evil.example",
    "ftp://graph.microsoft.com",
    "graph.microsoft.com",
    "https://user:secret@graph.microsoft.com",
    "https://evil.example",
    "https://graph.microsoft.com.evil.example",
    "https://graph-microsoft.com",
    "https://graph.microsoft.com:8443",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.com/?x",
    "https://graph.microsoft.com/#x",
    "https://127.0.0.1.evil.example",
    "https://gr\naph.microsoft.com",
    "http://127.0.0.1:8080/path",
    "ftp://127.0.0.1",
    "",
  ])("refuses %j", (baseUrl) => {
    expect(() => graphOrigin(baseUrl)).toThrow(/^Graph Endpoint: /);
  });
});

describe("assertGraphOrigin", () => {
  it("takes a URL of the same origin, however the host is written", () => {
    expect(
      assertGraphOrigin("URL", "https://GRAPH.microsoft.com:443/v1.0/users", GRAPH).pathname,
    ).toBe("/v1.0/users");
  });

  it.each([
    "https://graph.microsoft.com@evil.example/",
    "https://graph.microsoft.com:444/",
    "http://graph.microsoft.com/",
    "https://graph.microsoft.com.evil.example/",
    "https://graph-microsoft.com/",
    "https://grаph.microsoft.com/", // a Cyrillic а
    "https://user@graph.microsoft.com/",
    "javascript:alert(1)",
    "not a url",
  ])("refuses %s", (url) => {
    expect(() => assertGraphOrigin("URL", url, GRAPH)).toThrow(/^URL: /);
  });
});

describe("resolveGraphUrl", () => {
  it.each(["/users", "users", "/v1.0/users", "v1.0/users"])("puts %s under v1.0", (path) => {
    expect(resolveGraphUrl("URL", path, GRAPH)).toBe(`${GRAPH}/v1.0/users`);
  });

  it.each(["/beta/users", "beta/users", "/BETA/users"])("takes %s for what it says", (path) => {
    expect(resolveGraphUrl("URL", path, GRAPH)).toBe(`${GRAPH}/beta/users`);
  });

  it.each(["/betas/x", "/v1.0x/x"])("puts %s under v1.0 too", (path) => {
    expect(resolveGraphUrl("URL", path, GRAPH)).toBe(`${GRAPH}/v1.0${path}`);
  });

  it("keeps an absolute URL to the letter", () => {
    const link = `${GRAPH}/v1.0/users?$skiptoken=RFNwdA%2b'`;
    expect(resolveGraphUrl("URL", link, GRAPH)).toBe(link);
  });

  it.each(["/users\r\nGET /evil", "/users\u2028x", "\t//evil.example", `${GRAPH}/v1.0/us\ners`])(
    "refuses the control character in %j",
    (url) => {
      expect(() => resolveGraphUrl("URL", url, GRAPH)).toThrow("URL: contains a line break");
    },
  );

  it("never leaves the origin", () => {
    for (const path of ["@evil.example", ":8443/x", "/../../x", "/%2e%2e/x"]) {
      expect(new URL(resolveGraphUrl("URL", path, GRAPH)).origin).toBe(GRAPH);
    }
  });
});
