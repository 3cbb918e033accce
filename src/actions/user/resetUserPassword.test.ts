import type { LogLine } from "../../../runner/context";
import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { type Call, graphFault, playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const sentPassword = (calls: readonly Call[]): string => {
  const [body] = calls.map((call) => call.body as { passwordProfile: { password: string } });
  if (body === undefined) throw new Error("no request");
  return body.passwordProfile.password;
};

describe("resetUserPassword", () => {
  it("sends the given password as the documentation does, and does not repeat it", async () => {
    const { request, response } = graphExchange("users.update passwordProfile");
    const { passwordProfile } = request.body as { passwordProfile: { password: string } };
    const calls = playGraph([response]);
    const { password } = passwordProfile;
    const inputs = { userId, password, forceChangePasswordNextSignIn: "false" };
    expect(await runAction("resetUserPassword", inputs)).toEqual({ success: true, userId });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: request.path,
        headers: authorizedJson,
        body: {
          passwordProfile: { ...passwordProfile, forceChangePasswordNextSignInWithMfa: false },
        },
      },
    ]);
  });

  it.each(["", undefined, null])(
    "generates a password for %j, told in the result only",
    async (password) => {
      const calls = playGraph([{ status: 204 }]);
      const logs: LogLine[] = [];
      const inputs = { userId, password, debugRequest: "true" };
      const result = await runAction("resetUserPassword", inputs, { logs });
      const generated = sentPassword(calls);
      expect(generated).toHaveLength(20);
      expect(result).toEqual({ success: true, userId, password: generated });
      expect(calls[0]?.body).toMatchObject({
        passwordProfile: { forceChangePasswordNextSignIn: true },
      });
      expect(logs).not.toEqual([]);
      expect(JSON.stringify(logs)).not.toContain(generated);
    },
  );

  it("keeps a generated password out of the error", async () => {
    const calls: Call[] = playGraph([
      { status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
    ]);
    const failure = await runAction("resetUserPassword", { userId }).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(JSON.stringify([(failure as Error).message, failure])).not.toContain(
      sentPassword(calls),
    );
  });

  it("can ask for a second factor before the change", async () => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("resetUserPassword", { userId, forceChangePasswordNextSignInWithMfa: "true" });
    expect(calls[0]?.body).toMatchObject({
      passwordProfile: { forceChangePasswordNextSignInWithMfa: true },
    });
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Password", { password: 42 }, "is required as text"],
    ["Password", { password: "\ud800" }, "half of a character"],
    [
      "Force Change Password Next Sign In With MFA",
      { forceChangePasswordNextSignInWithMfa: "perhaps" },
      "expects true or false",
    ],
  ])("refuses a wrong %s without a request: %j", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("resetUserPassword", { userId, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
