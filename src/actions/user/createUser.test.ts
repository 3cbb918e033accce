import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const adele = {
  displayName: "Adele Vance",
  userPrincipalName: "AdeleV",
  domain: "contoso.onmicrosoft.com",
  password: "xWwvJ]6NMw+bWH-d",
};

describe("createUser", () => {
  it("sends what the documentation sends", async () => {
    const { request, response } = graphExchange("users.create (work account)");
    const calls = playGraph([response]);
    expect(await runAction("createUser", adele)).toEqual(response.body);
    expect(calls).toEqual([
      { method: "POST", path: "/v1.0/users", headers: authorizedJson, body: request.body },
    ]);
  });

  it.each([
    ["the local part", { userPrincipalName: "AdeleV" }],
    [
      "a full name with the same domain",
      { userPrincipalName: "AdeleV@CONTOSO.onmicrosoft.com", domain: "contoso.onmicrosoft.com" },
    ],
    ["a domain with its @", { domain: "@contoso.onmicrosoft.com" }],
  ])("accepts %s", async (_what, inputs) => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createUser", { ...adele, ...inputs });
    expect(calls[0]?.body).toMatchObject({
      userPrincipalName: expect.stringMatching(/^AdeleV@contoso\.onmicrosoft\.com$/i),
      mailNickname: "AdeleV",
    });
  });

  it("merges Additional Properties over the other inputs, as text and as an object", async () => {
    const calls = playGraph([
      { status: 201, body: { id: "1" } },
      { status: 201, body: { id: "1" } },
    ]);
    const more = { mailNickname: "adele", department: "Sales", officeLocation: null };
    await runAction("createUser", { ...adele, additionalProperties: JSON.stringify(more) });
    await runAction("createUser", { ...adele, additionalProperties: more });
    expect(calls.map(({ body }) => body)).toEqual([
      expect.objectContaining(more),
      expect.objectContaining(more),
    ]);
  });

  it.each([
    [true, true],
    ["true", true],
    ["false", false],
    [false, false],
    ["", true],
  ])("takes Account Enabled %p as %p", async (accountEnabled, sent) => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createUser", {
      ...adele,
      accountEnabled,
      forceChangePasswordNextSignIn: accountEnabled,
    });
    expect(calls[0]?.body).toMatchObject({
      accountEnabled: sent,
      passwordProfile: { forceChangePasswordNextSignIn: sent },
    });
  });

  it.each([
    [
      "User Principal Name",
      { userPrincipalName: "AdeleV@fabrikam.com" },
      "ends in @fabrikam.com, but Domain is contoso",
    ],
    ["User Principal Name", { userPrincipalName: "Adele V" }, "1 to 64 of these characters"],
    ["User Principal Name", { userPrincipalName: "" }, "is required"],
    ["Domain", { domain: "contoso" }, "must be a domain"],
    ["Domain", { domain: "" }, "is required"],
    ["Display Name", { displayName: "x".repeat(257) }, "at most 256"],
    ["Password", { password: "" }, "is required"],
    ["Account Enabled", { accountEnabled: "perhaps" }, "true or false"],
    ["Additional Properties", { additionalProperties: "{not json" }, "is not valid JSON"],
    ["Additional Properties", { additionalProperties: "[1]" }, "must be a JSON object"],
    ["Additional Properties", { additionalProperties: '"text"' }, "must be a JSON object"],
    ["Additional Properties", { additionalProperties: 5 }, "must be a JSON object"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("createUser", { ...adele, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });

  it("tells that the name is taken", async () => {
    playGraph([answerOf("error: duplicate userPrincipalName")]);
    await expect(runAction("createUser", adele)).rejects.toThrow(
      /^Create User failed: Another object with the same value for property userPrincipalName already exists\. \(400 Request_BadRequest, request-id .*\) Look up the existing object/,
    );
  });

  it.each([{ status: 500 }, { status: 503 }, { status: 504 }])(
    "is never sent twice when the first may have worked: %p",
    async (answer) => {
      const calls = playGraph([answer, { status: 201, body: { id: "1" } }]);
      await expect(runAction("createUser", adele)).rejects.toThrow(
        "It is unknown whether Graph carried this out",
      );
      expect(calls).toHaveLength(1);
    },
  );

  it("is sent again after 429, which Graph did not process", async () => {
    const calls = playGraph([
      { status: 429, headers: { "Retry-After": "0" } },
      { status: 201, body: { id: "1" } },
    ]);
    expect(await runAction("createUser", adele)).toEqual({ id: "1" });
    expect(calls.map(({ body }) => body)).toEqual([calls[0]?.body, calls[0]?.body]);
  });

  it("keeps the password out of errors", async () => {
    playGraph([{ status: 400, body: { error: { code: "Request_BadRequest", message: "no" } } }]);
    const error = await runAction("createUser", adele).catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(adele.password);
  });
});
