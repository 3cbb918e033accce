import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const { request, response } = graphExchange("applications.update");
const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

describe("updateApplication", () => {
  it("updates as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(
      await runAction("updateApplication", {
        applicationObjectId,
        displayName: "New display name",
      }),
    ).toEqual({ success: true, applicationObjectId });
    expect(calls).toEqual([
      { method: "PATCH", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("sends the given properties only, null included", async () => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("updateApplication", {
      applicationObjectId,
      displayName: "",
      additionalProperties: { identifierUris: [], notes: null },
    });
    expect(calls.map(({ body }) => body)).toEqual([{ identifierUris: [], notes: null }]);
  });

  it.each([
    ["Update Application", {}, "nothing to update"],
    ["Update Application", { additionalProperties: { notes: undefined } }, "nothing to update"],
    ["Application Object ID", { applicationObjectId: "", displayName: "x" }, "is required"],
    ["Application Object ID", { applicationObjectId: "Payroll", displayName: "x" }, "object id"],
    ["Display Name", { displayName: "x".repeat(257) }, "at most 256"],
    ["Additional Properties", { additionalProperties: "[1]" }, "must be a JSON object"],
    [
      "Additional Properties",
      { additionalProperties: { passwordCredentials: [] } },
      "use Add Application Password and Remove Application Password",
    ],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("updateApplication", { applicationObjectId, ...inputs }),
    ).rejects.toThrow(new RegExp(`^${label}: .*${problem}`));
    expect(calls).toEqual([]);
  });
});
