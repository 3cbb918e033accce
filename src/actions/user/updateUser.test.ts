import { authorizedJson, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

describe("updateUser", () => {
  it("sends the given properties only", async () => {
    const calls = playGraph([{ status: 204 }]);
    const result = await runAction("updateUser", {
      userId,
      jobTitle: "Engineer",
      givenName: "Adele",
      surname: "",
    });
    expect(result).toEqual({ success: true, userId });
    expect(calls).toEqual([
      {
        method: "PATCH",
        path: `/v1.0/users/${userId}`,
        headers: authorizedJson,
        body: { givenName: "Adele", jobTitle: "Engineer" },
      },
    ]);
  });

  it.each([
    ["", undefined],
    [undefined, undefined],
    [null, undefined],
    ["true", true],
    ["True", true],
    [true, true],
    ["false", false],
    [false, false],
  ])("takes Account Enabled %p as %p", async (accountEnabled, sent) => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("updateUser", { userId, accountEnabled, jobTitle: "x" });
    expect(calls[0]?.body).toEqual({
      jobTitle: "x",
      ...(sent === undefined ? {} : { accountEnabled: sent }),
    });
  });

  it.each([
    [{ userPrincipalName: "AdeleV", domain: "contoso.com" }, "AdeleV@contoso.com"],
    [{ userPrincipalName: "AdeleV@contoso.com" }, "AdeleV@contoso.com"],
    [{ userPrincipalName: "AdeleV@contoso.com", domain: "contoso.com" }, "AdeleV@contoso.com"],
  ])("joins the name from %p", async (inputs, userPrincipalName) => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("updateUser", { userId, ...inputs });
    expect(calls[0]?.body).toEqual({ userPrincipalName });
  });

  it("clears a property that Additional Properties sets to null", async () => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("updateUser", { userId, additionalProperties: { officeLocation: null } });
    expect(calls[0]?.body).toEqual({ officeLocation: null });
  });

  it.each([
    ["Update User", {}, "nothing to update"],
    ["Domain", { userPrincipalName: "AdeleV" }, "is required together with User Principal Name"],
    ["User Principal Name", { domain: "contoso.com" }, "is required together with Domain"],
    [
      "User Principal Name",
      { userPrincipalName: "a@fabrikam.com", domain: "contoso.com" },
      "ends in @fabrikam.com",
    ],
    ["Job Title", { jobTitle: "x".repeat(129) }, "at most 128"],
    ["User Id", { userId: "", jobTitle: "x" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("updateUser", { userId, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });

  it("is sent again after a server error, since it sets absolute values", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const calls = playGraph([{ status: 503 }, { status: 204 }]);
    await runAction("updateUser", { userId, jobTitle: "x" });
    expect(calls).toHaveLength(2);
  });

  it("sends what SharePoint keeps alone", async () => {
    const calls = playGraph([{ status: 204 }]);
    const skills = { skills: ["Graph"], aboutMe: "x" };
    await runAction("updateUser", { userId, additionalProperties: skills });
    expect(calls[0]?.body).toEqual(skills);
    await expect(
      runAction("updateUser", { userId, jobTitle: "x", additionalProperties: skills }),
    ).rejects.toThrow("Additional Properties: skills, aboutMe must be sent alone");
    expect(calls).toHaveLength(1);
  });
});
