import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

describe("getManager", () => {
  it("reads the manager", async () => {
    const { request, response } = graphExchange("users.manager.get");
    const calls = playGraph([response]);
    expect(await runAction("getManager", { userId })).toEqual({
      found: true,
      manager: response.body,
    });
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("selects what is wanted, of a guest too", async () => {
    const calls = playGraph([answerOf("users.manager.get")]);
    await runAction("getManager", { userId: "a_x.com#EXT#@contoso.com", $select: "id,mail" });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users/a_x.com%23EXT%23@contoso.com/manager?$select=id%2Cmail",
    ]);
  });

  it("says that there is none when the user is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: userId } }]);
    expect(await runAction("getManager", { userId })).toEqual({ found: false, manager: null });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /v1.0/users/${userId}/manager`,
      `GET /v1.0/users/${userId}?$select=id`,
    ]);
  });

  describe("of a user that was created moments ago", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    const waits = skipWaits();

    it("takes 404 for an answer, and does not wait for a replica", async () => {
      const created = { status: 201, body: { id: userId } };
      const calls = playGraph([created, answerOf("error: not found"), { body: { id: userId } }]);
      await runAction("createUser", {
        displayName: "New",
        userPrincipalName: "new",
        domain: "contoso.com",
        password: "xWwvJ]6NMw+bWH-d",
      });
      expect(await runAction("getManager", { userId })).toEqual({ found: false, manager: null });
      expect(calls).toHaveLength(3);
      expect(waits).toEqual([]);
    });
  });

  it("reports a user that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(runAction("getManager", { userId })).rejects.toThrow(/^Get Manager failed: .*404/);
  });

  it("takes no other body for a manager", async () => {
    playGraph([{ body: { value: [] } }]);
    await expect(runAction("getManager", { userId })).rejects.toThrow("did not hold the object");
  });

  it.each(["", "a/b"])("refuses the user %j without a request", async (id) => {
    const calls = playGraph([]);
    await expect(runAction("getManager", { userId: id })).rejects.toThrow(/^User Id: /);
    expect(calls).toEqual([]);
  });
});
