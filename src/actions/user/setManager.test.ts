import { authorized, authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "10f17b99-784c-4526-8747-aec8a3159d6a";
const managerId = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";
const documented = graphExchange("users.manager.set ($ref PUT)").request;
const put = { method: "PUT", path: documented.path, headers: authorizedJson };

describe("setManager", () => {
  it("writes the reference", async () => {
    const calls = playGraph([{ status: 204 }]);
    expect(await runAction("setManager", { userId, managerId })).toEqual({
      success: true,
      userId,
      managerId,
    });
    expect(calls).toEqual([{ ...put, body: documented.body }]);
  });

  it("writes it for another cloud", async () => {
    const baseUrl = "https://graph.microsoft.us";
    const calls = playGraph([{ status: 204 }], baseUrl);
    await runAction("setManager", {
      connection: { ...connection, fields: { baseUrl } },
      userId,
      managerId,
    });
    expect(calls[0]?.body).toEqual({ "@odata.id": `${baseUrl}/v1.0/users/${managerId}` });
  });

  it("looks up the id of a user principal name", async () => {
    const calls = playGraph([{ body: { id: managerId } }, { status: 204 }]);
    expect(await runAction("setManager", { userId, managerId: "sara@contoso.com" })).toEqual({
      success: true,
      userId,
      managerId,
    });
    expect(calls).toEqual([
      { method: "GET", path: "/v1.0/users/sara@contoso.com?$select=id", headers: authorized },
      { ...put, body: documented.body },
    ]);
  });

  it("takes the reference of an organizational contact as it is", async () => {
    const odataId = `https://graph.microsoft.com/v1.0/contacts/${managerId}`;
    const calls = playGraph([{ status: 204 }]);
    expect(await runAction("setManager", { userId, managerId: odataId })).toMatchObject({
      managerId,
    });
    expect(calls).toEqual([{ ...put, body: { "@odata.id": odataId } }]);
  });

  it("changes nothing when there is no such name", async () => {
    const calls = playGraph([answerOf("error: not found")]);
    await expect(
      runAction("setManager", { userId, managerId: "nobody@contoso.com" }),
    ).rejects.toThrow(/^Set Manager failed: .*404/);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Manager ID", { managerId: "" }, "is required"],
    ["Manager ID", { managerId: "a b" }, "must be an id or name on its own"],
    ["Manager ID", { managerId: `https://evil.example/v1.0/users/${managerId}` }, "points to"],
    ["Manager ID", { managerId: "https://graph.microsoft.com/v1.0/users/x" }, "expects a URL"],
    [
      "Manager ID",
      { managerId: `https://graph.microsoft.com/v1.0/users/${managerId}?$select=id` },
      "expects a URL",
    ],
    ["User Id", { userId: " " }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("setManager", { userId, managerId, ...inputs })).rejects.toThrow(
      `${label}: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
