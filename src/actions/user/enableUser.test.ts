import { authorizedJson, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

describe("enableUser", () => {
  it("enables the account and writes nothing else", async () => {
    const calls = playGraph([{ status: 204 }]);
    expect(await runAction("enableUser", { userId })).toEqual({
      success: true,
      userId,
      accountEnabled: true,
    });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: `/v1.0/users/${userId}`,
        headers: authorizedJson,
        body: { accountEnabled: true },
      },
    ]);
  });

  it("refuses no user without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("enableUser", { userId: "" })).rejects.toThrow("User Id: is required");
    expect(calls).toEqual([]);
  });
});
