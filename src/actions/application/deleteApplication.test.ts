import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("deleteApplication", () => {
  it("deletes an application", async () => {
    const { request, response } = graphExchange("applications.delete (soft)");
    const calls = playGraph([response]);
    const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
    expect(await runAction("deleteApplication", { applicationObjectId })).toEqual({
      success: true,
      applicationObjectId,
    });
    expect(calls).toEqual([{ method: "DELETE", path: request.path, headers: authorized }]);
  });
});
