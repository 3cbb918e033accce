import { authorized, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const { request, response } = graphExchange("applications.get by appId alternate key + $select");
const appId = "46e6adf4-a9cf-4b60-9390-0ba6fb00bf6b";

describe("getApplicationByAppId", () => {
  it("reads an application as the documentation does", async () => {
    const calls = playGraph([response]);
    const result = await runAction("getApplicationByAppId", {
      appId,
      $select: "id,appId,displayName,requiredResourceAccess",
    });
    expect(result).toEqual(response.body);
    expect(calls.map(({ path, ...call }) => ({ ...call, path: decodeURIComponent(path) }))).toEqual(
      [{ method: "GET", path: request.path, headers: authorized }],
    );
  });

  it("asks for the default properties without Select", async () => {
    const calls = playGraph([response]);
    await runAction("getApplicationByAppId", { appId, $select: " " });
    expect(calls[0]?.path).toBe(`/v1.0/applications(appId='${appId}')`);
  });

  it.each([
    ["", "is required"],
    ["Payroll", "expects the client id of an application"],
    [`{${appId}}`, "expects the client id of an application"],
    [`x' or 'a`, "must be an id or name on its own"],
  ])("refuses %p without a request", async (given, problem) => {
    const calls = playGraph([]);
    await expect(runAction("getApplicationByAppId", { appId: given })).rejects.toThrow(
      `Application (Client) ID: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
