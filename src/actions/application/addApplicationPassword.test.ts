import type { LogLine } from "../../../runner/context";
import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const { request, response } = graphExchange("applications.addPassword");
const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const credential = response.body as { secretText: string };

const concurrent = {
  status: 409,
  body: graphFault(
    "Directory_ConcurrencyViolation",
    "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
  ),
};

describe("addApplicationPassword", () => {
  freezeDate(new Date("2026-11-25T10:00:00Z"));
  skipWaits();

  it("adds as the documentation does, and gives the credential", async () => {
    const calls = playGraph([response]);
    expect(
      await runAction("addApplicationPassword", {
        applicationObjectId,
        displayName: "Password friendly name",
      }),
    ).toEqual(credential);
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("sends the times as they are, in UTC, and nothing that was left empty", async () => {
    const calls = playGraph([response, response]);
    await runAction("addApplicationPassword", {
      applicationObjectId,
      displayName: "",
      startDateTime: "2026-12-01T00:00:00Z",
      endDateTime: "2027-01-01T00:00:00Z",
    });
    await runAction("addApplicationPassword", { applicationObjectId, endDateTime: "" });
    expect(calls.map(({ body }) => body)).toEqual([
      {
        passwordCredential: {
          startDateTime: "2026-12-01T00:00:00.000Z",
          endDateTime: "2027-01-01T00:00:00.000Z",
        },
      },
      { passwordCredential: {} },
    ]);
  });

  it("waits until another change of the application is done", async () => {
    const calls = playGraph([concurrent, concurrent, response]);
    expect(await runAction("addApplicationPassword", { applicationObjectId })).toEqual(credential);
    expect(calls).toHaveLength(3);
  });

  const lost = [
    ["an answer that was cut off", { status: 200, body: '{"keyId":"f0b0' }],
    ["an empty answer", { status: 200, body: "" }],
    ["a gateway's 502", { status: 502, body: "Bad gateway" }],
    ["a 500", { status: 500, body: graphFault("InternalServerError", "An error occurred.") }],
  ] as const;

  it.each(lost)("is never repeated after %s, and tells how to find it", async (_name, answer) => {
    const calls = playGraph([answer, response]);
    await expect(runAction("addApplicationPassword", { applicationObjectId })).rejects.toThrow(
      /^Add Application Password failed: .* It is unknown whether a secret was added; .* startDateTime is about 2026-11-25T10:00:00\.000Z, remove it by its keyId with Remove Application Password/,
    );
    expect(calls).toHaveLength(1);
  });

  it("looks for the start that was asked for", async () => {
    playGraph([{ status: 503 }]);
    const startDateTime = "2026-12-01T00:00:00.000Z";
    await expect(
      runAction("addApplicationPassword", { applicationObjectId, startDateTime }),
    ).rejects.toThrow(`startDateTime is about ${startDateTime},`);
  });

  it("says nothing of a lost secret when nothing was done", async () => {
    playGraph([{ status: 403, body: graphFault("Authorization_RequestDenied", "No.") }]);
    await expect(runAction("addApplicationPassword", { applicationObjectId })).rejects.toThrow(
      /^(?!.*unknown)/,
    );
  });

  it("writes the secret into no log", async () => {
    const logs: LogLine[] = [];
    playGraph([response]);
    await runAction(
      "addApplicationPassword",
      { applicationObjectId, debugRequest: true },
      { logs, globalDebug: true },
    );
    expect(logs.length).toBeGreaterThan(0);
    expect(JSON.stringify(logs)).not.toContain(JSON.stringify(credential.secretText).slice(1, -1));
  });

  it.each([
    ["Application Object ID", { applicationObjectId: "Payroll" }, "expects an object id"],
    ["End Date Time", { endDateTime: "tomorrow" }, "must be an ISO 8601"],
    ["Start Date Time", { startDateTime: "2026-12-01T00:00:00+02:00" }, "must be in UTC"],
    ["End Date Time", { endDateTime: "2026-11-25T10:00:00Z" }, "is over already"],
    [
      "End Date Time",
      { startDateTime: "2027-01-01T00:00:00Z", endDateTime: "2027-01-01T00:00:00Z" },
      "must be after Start Date Time",
    ],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("addApplicationPassword", { applicationObjectId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
