import { readOnlyRefusal } from "../../playground/wire/readOnly";

const GRAPH = "https://graph.microsoft.com/v1.0";
const LOGIN = "https://login.microsoftonline.com";

const refusal = (method: string, url: string, body = "", headers = {}): string | undefined =>
  readOnlyRefusal({ method, url, headers, body }, LOGIN);

const batchOf = (...requests: unknown[]): string => JSON.stringify({ requests });

describe("a read-only tenant", () => {
  it.each([
    ["GET", `${GRAPH}/users?$top=5`],
    ["GET", `${GRAPH}/users/delta`],
    ["HEAD", `${GRAPH}/users`],
    ["POST", `${LOGIN}/tenant/oauth2/v2.0/token`],
    ["POST", `${GRAPH}/users/1/checkMemberGroups`],
    ["POST", `${GRAPH}/users/1/getMemberGroups`],
    ["POST", `${GRAPH}/directoryObjects/getByIds`],
    ["POST", "https://graph.microsoft.com/beta/directoryObjects/getByIds"],
  ])("takes %s %s", (method, url) => {
    expect(refusal(method, url)).toBeUndefined();
  });

  it.each([
    ["POST", `${GRAPH}/users`],
    ["PATCH", `${GRAPH}/users/1`],
    ["PUT", `${GRAPH}/users/1/manager/$ref`],
    ["DELETE", `${GRAPH}/users/1`],
    ["DELETE", `${GRAPH}/users/getByIds`],
    ["POST", `${GRAPH}/subscriptions`],
    ["POST", `${GRAPH}/users/1/revokeSignInSessions`],
    ["POST", `${GRAPH}/users?x=/getByIds`],
    ["POST", `${GRAPH}/oauth2/v2.0/token`],
    ["POST", `${LOGIN}/tenant/somethingElse`],
    ["POST", `https://evil.example/oauth2/v2.0/token`],
  ])("refuses %s %s, and says how to allow it", (method, url) => {
    expect(refusal(method, url)).toBe(
      `Read-only: ${method} ${new URL(url).pathname} was not sent. Start the playground with --write to let it change the tenant.`,
    );
  });

  it("takes a batch of what reads, and no other", () => {
    const read = { id: "1", method: "GET", url: "/users/1" };
    const check = { id: "2", method: "POST", url: "/users/1/checkMemberGroups" };
    const write = { id: "3", method: "DELETE", url: "/users/1" };
    for (const path of ["/$batch", "/%24batch"]) {
      expect(refusal("POST", GRAPH + path, batchOf(read, check))).toBeUndefined();
      expect(refusal("POST", GRAPH + path, batchOf(read, write))).toMatch(/^Read-only/);
      expect(refusal("POST", GRAPH + path, "no JSON")).toMatch(/^Read-only/);
      expect(refusal("POST", GRAPH + path, "{}")).toMatch(/^Read-only/);
      const nested = { id: "1", method: "POST", url: "/$batch" };
      expect(refusal("POST", GRAPH + path, batchOf(nested))).toMatch(/^Read-only/);
    }
  });

  it("refuses a method that hides in a header", () => {
    const tunnel = { "X-HTTP-Method": "DELETE" };
    expect(refusal("POST", `${GRAPH}/directoryObjects/getByIds`, "", tunnel)).toMatch(/^Read-only/);
    expect(refusal("GET", `${GRAPH}/users/1`, "", { "x-http-method-override": "DELETE" })).toMatch(
      /^Read-only/,
    );
    const hidden = { id: "1", method: "GET", url: "/users/1", headers: tunnel };
    expect(refusal("POST", `${GRAPH}/$batch`, batchOf(hidden))).toMatch(/^Read-only/);
    expect(refusal("POST", `${GRAPH}/$batch`, batchOf(), tunnel)).toMatch(/^Read-only/);
  });
});
