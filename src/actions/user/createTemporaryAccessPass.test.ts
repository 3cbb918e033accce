import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";
import { createTemporaryAccessPassExamplePayload } from "../../examplePayloads/authenticationMethod";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const path = `/v1.0/users/${userId}/authentication/temporaryAccessPassMethods`;
const { data } = createTemporaryAccessPassExamplePayload;
const created = { status: 201, body: data };
const hidden = { ...data, temporaryAccessPass: null };

const run = (inputs: Record<string, unknown> = {}) =>
  runAction("createTemporaryAccessPass", { userId, ...inputs });

describe("createTemporaryAccessPass", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();

  it("creates a pass for one sign-in within an hour unless it is told otherwise", async () => {
    const calls = playGraph([created]);
    expect(await run()).toEqual(data);
    const body = { lifetimeInMinutes: 60, isUsableOnce: true };
    expect(calls).toEqual([{ method: "POST", path, headers: authorizedJson, body }]);
  });

  it("sends what it is told", async () => {
    const calls = playGraph([created]);
    await run({
      lifetimeInMinutes: "480",
      isUsableOnce: "false",
      startDateTime: "2026-12-20T18:00:00Z",
    });
    expect(calls[0]?.body).toEqual({
      lifetimeInMinutes: 480,
      isUsableOnce: false,
      startDateTime: "2026-12-20T18:00:00.000Z",
    });
  });

  it.each([
    [400, graphFault("badRequest", "The user already has a Temporary Access Pass.")],
    [400, graphFault("badRequest", "A Temporary Access Pass already exists.")],
    [409, graphFault("conflict", "Conflict.")],
  ])("gives the pass that is there after %i, read once", async (status, body) => {
    const calls = playGraph([{ status, body }, { body: { value: [hidden] } }]);
    expect(await run()).toEqual(hidden);
    expect(calls.slice(1)).toEqual([{ method: "GET", path, headers: authorized }]);
  });

  it("shows no pass that a list should hold against all promises", async () => {
    playGraph([{ status: 409, body: graphFault("conflict", "No.") }, { body: { value: [data] } }]);
    expect(await run()).toEqual(hidden);
  });

  it("tells the refusal where no pass is there", async () => {
    const refusal = { status: 409, body: graphFault("conflict", "Something else.") };
    const calls = playGraph([refusal, { body: { value: [] } }]);
    await expect(run()).rejects.toThrow(
      /^Create Temporary Access Pass failed: Something else\. \(409/,
    );
    expect(calls).toHaveLength(2);
  });

  it("takes no collision with another change for a pass that is there", async () => {
    const collision = { status: 409, body: graphFault("Directory_ConcurrencyViolation", "Retry.") };
    const calls = playGraph(Array.from({ length: 9 }, () => collision));
    await expect(run()).rejects.toThrow("Nothing was done: somebody else was changing");
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(["POST"]));
  });

  it("asks for no pass after another refusal", async () => {
    const calls = playGraph([{ status: 400, body: graphFault("badRequest", "Lifetime.") }]);
    await expect(run()).rejects.toThrow(/Lifetime\. .*policy for Temporary Access Pass/);
    expect(calls).toHaveLength(1);
  });

  it("does not send a creation again whose answer was lost", async () => {
    const calls = playGraph([{ status: 503 }]);
    await expect(run()).rejects.toThrow("It is unknown whether Graph carried this out.");
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Lifetime In Minutes", { lifetimeInMinutes: "9" }, "must be a whole number from 10 to 43200"],
    ["Lifetime In Minutes", { lifetimeInMinutes: 43_201 }, "must be a whole number"],
    ["Lifetime In Minutes", { lifetimeInMinutes: "1.5e1.5" }, "must be a whole number"],
    ["Is Usable Once", { isUsableOnce: "perhaps" }, "expects true or false"],
    ["Start Date Time", { startDateTime: "tomorrow" }, "must be an ISO 8601 date and time"],
    ["Start Date Time", { startDateTime: "2026-12-20T18:00:00+02:00" }, "must be in UTC"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
