import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const noPhotoText = "Exception of type '…ImageNotFoundException' was thrown.";

describe("deleteUserPhoto", () => {
  it.each([
    ["there is", { status: 204 }],
    ["there is none", answerOf("error: no photo")],
    ["there is none", { status: 404, body: graphFault("ErrorEntityNotFound", noPhotoText) }],
  ])("leaves none where %s", async (_what, answer) => {
    const calls = playGraph([answer]);
    expect(await runAction("deleteUserPhoto", { userId })).toEqual({ success: true, userId });
    expect(calls).toEqual([
      { method: "DELETE", path: `/v1.0/users/${userId}/photo/$value`, headers: authorized },
    ]);
  });

  it("does not take a user who is missing for one without a photo", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("deleteUserPhoto", { userId })).rejects.toThrow(
      /^Delete User Photo failed: .*404 Request_ResourceNotFound/,
    );
  });

  it("refuses a missing user id without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("deleteUserPhoto", { userId: "" })).rejects.toThrow(
      "User Id: is required",
    );
    expect(calls).toEqual([]);
  });
});

describe("a user who was created moments ago", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  const waits = skipWaits();

  it("has no photo, and nobody waits for one", async () => {
    const none = { ...answerOf("error: no photo"), headers: { "Retry-After": "2" } };
    playGraph([{ status: 201, body: { id: userId } }, none]);
    await runAction("rawRequest", { url: "/users", method: "POST", data: {} });
    await runAction("deleteUserPhoto", { userId });
    expect(waits).toEqual([]);
  });
});
