import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("getApplication", () => {
  it("reads an application by object id", async () => {
    const { request, response } = graphExchange("applications.get by object id");
    const calls = playGraph([response]);
    const result = await runAction("getApplication", {
      applicationObjectId: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
    });
    expect(result).toEqual(response.body);
    expect(calls).toEqual([{ method: "GET", path: request.path, headers: authorized }]);
  });

  it("refuses an empty id without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("getApplication", { applicationObjectId: "" })).rejects.toThrow(
      /^Application Object ID: is required/,
    );
    expect(calls).toEqual([]);
  });
});
