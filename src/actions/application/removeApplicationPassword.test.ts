import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const { request, response } = graphExchange("applications.removePassword");
const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const keyId = "f0b0b335-1d71-4883-8f98-567911bfdca6";

const removed = (alreadyRemoved: boolean) => ({
  success: true,
  applicationObjectId,
  keyId,
  alreadyRemoved,
});
const holding = (lists: object) => ({ body: { id: applicationObjectId, ...lists } });
const withKey = holding({ passwordCredentials: [{ keyId: keyId.toUpperCase() }] });
const refused = {
  status: 400,
  body: graphFault("Request_BadRequest", "No password credential found with keyId."),
};
const concurrent = {
  status: 409,
  body: graphFault("Directory_ConcurrencyViolation", "Please wait briefly and retry."),
};

const run = (inputs = {}) =>
  runAction("removeApplicationPassword", { applicationObjectId, keyId, ...inputs });

describe("removeApplicationPassword", () => {
  freezeDate(new Date("2026-11-25T10:00:00Z"));
  skipWaits();

  it("removes as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(await run()).toEqual(removed(false));
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it.each([
    ["400", refused],
    ["404", answerOf("error: not found")],
  ])("counts a key that is not among the credentials as success: %s", async (_status, answer) => {
    const others = { passwordCredentials: [{ keyId: "x" }, {}], keyCredentials: [] };
    const calls = playGraph([answer, holding(others)]);
    expect(await run()).toEqual(removed(true));
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /v1.0/applications/${applicationObjectId}/removePassword`,
      `GET /v1.0/applications/${applicationObjectId}`,
    ]);
  });

  it("reports a refusal of a key that is there", async () => {
    playGraph([refused, withKey]);
    await expect(run()).rejects.toThrow(/^Remove Application Password failed: No password/);
  });

  it("tells the key of a certificate", async () => {
    playGraph([refused, holding({ keyCredentials: [{ keyId }] })]);
    await expect(run()).rejects.toThrow("Key ID is that of a certificate, not of a secret.");
  });

  it("reports an application that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(run()).rejects.toThrow(/^Remove Application Password failed: .*404/);
  });

  it("waits until another change of the application is done", async () => {
    const calls = playGraph([concurrent, response]);
    expect(await run()).toEqual(removed(false));
    expect(calls).toHaveLength(2);
  });

  it("looks whether a removal without an answer was carried out", async () => {
    const gone = holding({ passwordCredentials: [] });
    playGraph([{ status: 502 }, gone, { status: 502 }, withKey]);
    expect(await run()).toEqual(removed(false));
    await expect(run()).rejects.toThrow("The secret is still there. Run the step again.");
  });

  it("does not look after another refusal", async () => {
    const calls = playGraph([{ status: 403, body: graphFault("Authorization_RequestDenied", "") }]);
    await expect(run()).rejects.toThrow("403");
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Key ID", { keyId: "" }, "is required"],
    ["Key ID", { keyId: "[6g" }, "expects the keyId of a secret"],
    ["Application Object ID", { applicationObjectId: "" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
