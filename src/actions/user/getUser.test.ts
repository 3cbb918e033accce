import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("getUser", () => {
  it("reads a user by id", async () => {
    const calls = playGraph([answerOf("users.get by id")]);
    const user = await runAction("getUser", { userId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" });
    expect(user).toEqual(answerOf("users.get by id").body);
    expect(calls).toEqual([
      { method: "GET", path: graphExchange("users.get by id").request.path, headers: authorized },
    ]);
  });

  it("sends Select", async () => {
    const calls = playGraph([answerOf("users.get with $select of a non-default property")]);
    await runAction("getUser", {
      userId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      $select: "displayName,givenName,postalCode",
    });
    expect(decodeURIComponent(calls[0]?.path ?? "")).toBe(
      graphExchange("users.get with $select of a non-default property").request.path,
    );
  });

  it.each([
    ["AdeleV_adatum.com#EXT#@contoso.com", "/v1.0/users/AdeleV_adatum.com%23EXT%23@contoso.com"],
    ["o'neil@contoso.com", "/v1.0/users/o'neil@contoso.com"],
    ["$x@y.com", "/v1.0/users('$x@y.com')"],
    ["  87d349ed-44d7-43e1-9a83-5f2406dee5bd ", "/v1.0/users/87d349ed-44d7-43e1-9a83-5f2406dee5bd"],
    ["jürgen~!^_-.@contoso.com", "/v1.0/users/j%C3%BCrgen~!%5E_-.@contoso.com"],
  ])("encodes %s", async (userId, path) => {
    const calls = playGraph([answerOf("users.get by id")]);
    await runAction("getUser", { userId });
    expect(calls.map((call) => call.path)).toEqual([path]);
  });

  it.each([
    ["", "is required"],
    ["   ", "is required"],
    [undefined, "is required"],
    ["a/b", "without slash"],
    ["..", "is not an id"],
    ["a?$select=id", "question mark"],
    ["AdeleV%23EXT%23@contoso.com", "percent sign"],
    [{ id: "x" }, "expects text"],
    [["x"], "expects text, but got a list"],
    ["x".repeat(1025), "at most 1024"],
  ])("refuses %# without a request", async (userId, problem) => {
    const calls = playGraph([]);
    await expect(runAction("getUser", { userId })).rejects.toThrow(
      new RegExp(`^User Id: .*${problem.replace(/[?]/g, "\\?")}`),
    );
    expect(calls).toEqual([]);
  });

  it("says what went wrong", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("getUser", { userId: "02bd9fd6" })).rejects.toThrow(
      /^Get User failed: Resource '02bd9fd6-.*' does not exist.* \(404 Request_ResourceNotFound, request-id 2726a9e1-.*\) Check the id/,
    );
  });
});
