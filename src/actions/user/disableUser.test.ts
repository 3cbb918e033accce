import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const revoked = { body: { value: true } };

describe("disableUser", () => {
  it("disables as the documentation does, and no more unless it is told to", async () => {
    const { request, response } = graphExchange("users.disable");
    const calls = playGraph([response]);
    expect(await runAction("disableUser", { userId })).toEqual({
      success: true,
      userId,
      accountEnabled: false,
    });
    expect(calls).toEqual([
      { method: "PATCH", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("revokes the sessions after that, not before", async () => {
    const calls = playGraph([{ status: 204 }, revoked]);
    expect(await runAction("disableUser", { userId, revokeSessions: "true" })).toEqual({
      success: true,
      userId,
      accountEnabled: false,
      sessionsRevoked: true,
    });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: `/v1.0/users/${userId}`,
        headers: authorizedJson,
        body: { accountEnabled: false },
      },
      {
        method: "POST",
        path: `/v1.0/users/${userId}/revokeSignInSessions`,
        headers: authorized,
      },
    ]);
  });

  it("does not revoke when the account could not be disabled", async () => {
    const calls = playGraph([
      { status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
    ]);
    const run = runAction("disableUser", { userId, revokeSessions: "true" });
    await expect(run).rejects.toThrow(/^Disable User failed: /);
    expect(calls).toHaveLength(1);
  });

  it.each([
    [
      403,
      graphFault("Authorization_RequestDenied", "Insufficient privileges."),
      /^Disable User failed: .* and User\.RevokeSessions\.All\. .* The account is disabled;/,
    ],
    [
      401,
      graphFault("InvalidAuthenticationToken", "Lifetime validation failed."),
      / The account is disabled; its sessions may still be open\.$/,
    ],
  ])("says that the account is disabled when revoking ends in %i", async (status, body, text) => {
    playGraph([{ status: 204 }, { status, body }]);
    const run = runAction("disableUser", { userId, revokeSessions: "true" });
    await expect(run).rejects.toThrow(text);
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Revoke Sessions", { revokeSessions: "perhaps" }, "expects true or false"],
  ])("refuses a wrong %s without a request", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("disableUser", { userId, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
