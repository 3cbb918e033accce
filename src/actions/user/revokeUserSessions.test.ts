import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const revoked = {
  body: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean",
    value: true,
  },
};

describe("revokeUserSessions", () => {
  it("revokes without a body", async () => {
    const calls = playGraph([revoked]);
    expect(await runAction("revokeUserSessions", { userId })).toEqual({ success: true, userId });
    expect(calls).toEqual([
      {
        method: "POST",
        path: `/v1.0/users/${userId}/revokeSignInSessions`,
        headers: authorized,
      },
    ]);
  });

  it("is sent again after a server error, since a second time does no harm", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const calls = playGraph([{ status: 503 }, revoked]);
    expect(await runAction("revokeUserSessions", { userId })).toEqual({ success: true, userId });
    expect(calls).toHaveLength(2);
    await expect(runAction("revokeUserSessions", { userId })).rejects.toThrow(
      /\(599\) Run the step again later\.$/,
    );
  });

  it("takes the user principal name of a guest", async () => {
    const calls = playGraph([revoked]);
    await runAction("revokeUserSessions", { userId: "AdeleV_adatum.com#EXT#@contoso.com" });
    expect(calls[0]?.path).toBe(
      "/v1.0/users/AdeleV_adatum.com%23EXT%23@contoso.com/revokeSignInSessions",
    );
  });

  it.each([
    ["", "is required"],
    ["a/b", "without slash"],
  ])("refuses the user %j without a request", async (userId, problem) => {
    const calls = playGraph([]);
    await expect(runAction("revokeUserSessions", { userId })).rejects.toThrow(
      new RegExp(`^User Id: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
