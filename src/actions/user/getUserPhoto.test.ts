import { fillInputs } from "../../../runner/loadComponent";
import {
  authorized,
  connection,
  runAction,
  testContext,
  wire,
} from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";
import { getUserPhotoExamplePayload } from "../../examplePayloads/photo";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { data: bytes, contentType } = getUserPhotoExamplePayload;
const jpeg = { body: bytes, headers: { "Content-Type": contentType } };

/** The step's whole result, with the content type beside the data. */
const run = (inputs: Record<string, unknown> = {}) => {
  const action = wire.actions.getUserPhoto;
  if (action === undefined) throw new Error("no action");
  return action.perform(
    testContext(),
    fillInputs(action.inputs, { connection, userId, ...inputs }),
  );
};

describe("getUserPhoto", () => {
  it("returns the bytes as they came, with their type", async () => {
    const { request } = graphExchange("error: no photo");
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const calls = playGraph([{ body: every, headers: { "Content-Type": "image/pjpeg" } }]);
    expect(await run()).toEqual({ data: every, contentType: "image/pjpeg" });
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("asks for the size that was chosen", async () => {
    const calls = playGraph([jpeg]);
    expect(await run({ size: "96x96" })).toEqual({ data: bytes, contentType });
    expect(calls[0]?.path).toBe(`/v1.0/users/${userId}/photos/96x96/$value`);
  });

  it("goes by the bytes where the type says nothing", async () => {
    playGraph([{ body: bytes, headers: { "Content-Type": "application/octet-stream" } }]);
    expect(await run()).toEqual({ data: bytes, contentType: "image/jpeg" });
  });

  it("says that there is none, at once", async () => {
    const calls = playGraph([answerOf("error: no photo")]);
    await expect(run()).rejects.toThrow(/^Get User Photo failed: .* There is no photo: /);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["nothing", "", "image/jpeg"],
    ["a page", "<html>", "text/html"],
    ["an object", "{}", "application/json"],
  ])("takes %s for no photo", async (_what, body, type) => {
    playGraph([{ body, headers: { "Content-Type": type } }]);
    await expect(run()).rejects.toThrow("The answer did not hold an image");
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["User Id", { userId: "a/b" }, "must be an id or name on its own"],
    ["Size", { size: "100x100" }, '"100x100" is not one of 48x48, 64x64'],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("getUserPhoto", { userId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
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
    await expect(run()).rejects.toThrow("There is no photo");
    expect(waits).toEqual([]);
  });
});
