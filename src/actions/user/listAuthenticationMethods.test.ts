import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";
import { listAuthenticationMethodsExamplePayload } from "../../examplePayloads/authenticationMethod";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const path = `/v1.0/users/${userId}/authentication/methods`;

describe("listAuthenticationMethods", () => {
  it("returns the list as Graph gives it, without cursor", async () => {
    const { data } = listAuthenticationMethodsExamplePayload;
    const calls = playGraph([{ body: data }]);
    expect(await runAction("listAuthenticationMethods", { userId })).toEqual(data);
    expect(calls).toEqual([{ method: "GET", path, headers: authorized }]);
  });

  it("takes the name of a guest", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    const guest = "adele_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    expect(await runAction("listAuthenticationMethods", { userId: guest })).toEqual({ value: [] });
    expect(calls[0]?.path).toBe(
      "/v1.0/users/adele_fabrikam.com%23EXT%23@contoso.onmicrosoft.com/authentication/methods",
    );
  });

  it("loses nothing should there be pages one day", async () => {
    const link = `https://graph.microsoft.com${path}?$skiptoken=x`;
    playGraph([
      { body: { "@odata.nextLink": link, value: [{ id: "1" }] } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await runAction("listAuthenticationMethods", { userId })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
    });
  });

  it.each([
    ["", "is required"],
    ["a/b", "must be an id or name on its own"],
  ])("refuses the user %p without a request", async (user, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listAuthenticationMethods", { userId: user })).rejects.toThrow(
      `User Id: ${problem}`,
    );
    expect(calls).toEqual([]);
  });
});
