import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";

const id = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const name = "AdeleV@contoso.onmicrosoft.com";
const adele = {
  displayName: "Adele Vance",
  userPrincipalName: "AdeleV",
  domain: "contoso.onmicrosoft.com",
};
const nobody: Answer = { body: { value: [] } };
const found: Answer = { body: { value: [{ id, userPrincipalName: name }] } };
const created: Answer = { status: 201, body: { id, userPrincipalName: name } };
const taken = (status: number, property: string): Answer => {
  const message = `Another object with the same value for property ${property} already exists.`;
  const details = [{ code: "ObjectConflict", message, target: property }];
  return { status, body: graphFault("Request_BadRequest", message, details) };
};
const updated = { created: false, id, userPrincipalName: name, user: null };

const filterOf = (path = ""): string | null =>
  new URL(path, "https://graph.microsoft.com").searchParams.get("$filter");

const upsert = <T = Record<string, unknown>>(inputs = {}) =>
  runAction<T>("upsertUser", { ...adele, ...inputs });

describe("upsertUser", () => {
  it("creates as the documentation does when nobody is found", async () => {
    const { request, response } = graphExchange("users.create (work account)");
    const calls = playGraph([nobody, response]);
    const { id, userPrincipalName } = response.body as Record<string, unknown>;
    expect(await upsert({ password: "xWwvJ]6NMw+bWH-d" })).toEqual({
      created: true,
      id,
      userPrincipalName,
      user: response.body,
    });
    expect(calls).toEqual([
      {
        method: "GET",
        path: "/v1.0/users?$filter=userPrincipalName%20eq%20%27AdeleV%40contoso.onmicrosoft.com%27&$select=id%2CuserPrincipalName",
        headers: authorized,
      },
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("updates the user who is found, without a password or the name that is there already", async () => {
    const calls = playGraph([found, { status: 204 }]);
    const additionalProperties = {
      department: "Sales",
      passwordProfile: { password: "xWwvJ]6NMw+bWH-d" },
    };
    expect(await upsert({ password: "xWwvJ]6NMw+bWH-d", additionalProperties })).toEqual(updated);
    expect(calls.slice(1)).toEqual([
      {
        method: "PATCH",
        path: `/v1.0/users/${id}`,
        headers: authorizedJson,
        body: { displayName: "Adele Vance", department: "Sales" },
      },
    ]);
  });

  it("gives the user who is found by another property the new name", async () => {
    const old = { id, userPrincipalName: "adele.old@contoso.onmicrosoft.com" };
    const calls = playGraph([{ body: { value: [old] } }, { status: 204 }]);
    expect(await upsert({ lookUpBy: "employeeId", employeeId: "E-1" })).toEqual(updated);
    expect(filterOf(calls[0]?.path)).toBe("employeeId eq 'E-1'");
    expect(calls[1]?.body).toEqual({
      displayName: "Adele Vance",
      employeeId: "E-1",
      userPrincipalName: name,
    });
  });

  it.each([
    ["", {}, true],
    ["true", { accountEnabled: true }, true],
    ["false", { accountEnabled: false }, false],
  ])("takes Account Enabled %p", async (accountEnabled, onUpdate, onCreate) => {
    const calls = playGraph([found, { status: 204 }, nobody, created]);
    await upsert({ accountEnabled });
    await upsert({ accountEnabled });
    expect(calls[1]?.body).toEqual({ displayName: "Adele Vance", ...onUpdate });
    expect(calls[3]?.body).toMatchObject({ accountEnabled: onCreate });
  });

  it("makes a password for a new user only, and gives it in the result", async () => {
    const calls = playGraph([nobody, created]);
    const { password, ...result } = await upsert<{ password: string }>();
    expect(password).toMatch(/^\S{20}$/);
    expect(result).toEqual({
      created: true,
      id,
      userPrincipalName: name,
      user: { id, userPrincipalName: name },
    });
    expect(calls[1]?.body).toMatchObject({
      passwordProfile: { forceChangePasswordNextSignIn: true, password },
    });
  });

  it("lets a password profile of Additional Properties win", async () => {
    const calls = playGraph([nobody, created]);
    const passwordProfile = { forceChangePasswordNextSignIn: false };
    const { password } = await upsert({ additionalProperties: { passwordProfile } });
    expect(calls[1]?.body).toMatchObject({ passwordProfile: { ...passwordProfile, password } });
  });

  it.each([
    ["employeeId", { employeeId: "E-1" }, "employeeId eq 'E-1'", false],
    ["employeeId", { additionalProperties: { employeeId: 17 } }, "employeeId eq '17'", false],
    ["mail", { additionalProperties: { mail: "o'a@b.c" } }, "mail eq 'o''a@b.c'", false],
    [
      "onPremisesImmutableId",
      { additionalProperties: { onPremisesImmutableId: "Zg==" } },
      "onPremisesImmutableId eq 'Zg=='",
      true,
    ],
  ])("looks up by %s in %j", async (lookUpBy, inputs, filter, isAdvanced) => {
    const calls = playGraph([found, { status: 204 }]);
    expect(await upsert({ lookUpBy, ...inputs })).toEqual(updated);
    expect(filterOf(calls[0]?.path)).toBe(filter);
    expect(calls[0]?.headers.consistencylevel).toBe(isAdvanced ? "eventual" : undefined);
  });

  it.each([400, 409])("looks again after a conflict (%i), and updates", async (status) => {
    const calls = playGraph([nobody, taken(status, "userPrincipalName"), found, { status: 204 }]);
    expect(await upsert()).toEqual(updated);
    expect(calls.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "PATCH"]);
  });

  it("names the property of a conflict with nobody found", async () => {
    playGraph([nobody, taken(400, "userPrincipalName"), nobody]);
    await expect(upsert({ lookUpBy: "employeeId", employeeId: "E-1" })).rejects.toThrow(
      /^Upsert User failed: .* No user was found by employeeId, but userPrincipalName is in use: .* deleted user/,
    );
  });

  it("does not take every refusal for a conflict", async () => {
    const calls = playGraph([
      nobody,
      { status: 400, body: graphFault("Request_BadRequest", "Property x is invalid.") },
    ]);
    await expect(upsert()).rejects.toThrow("Property x is invalid.");
    expect(calls).toHaveLength(2);
  });

  it("writes nothing when two users have the value", async () => {
    const calls = playGraph([{ body: { value: [{ id: "1" }, { id: "2" }] } }]);
    await expect(upsert({ lookUpBy: "employeeId", employeeId: "E-1" })).rejects.toThrow(
      "Upsert User failed: 2 users have this employeeId. Nothing was done.",
    );
    expect(calls).toHaveLength(1);
  });

  it("never sends a create twice when the first may have worked", async () => {
    const calls = playGraph([nobody, { status: 503 }]);
    await expect(upsert()).rejects.toThrow("It is unknown whether Graph carried this out");
    expect(calls).toHaveLength(2);
  });

  it.each([
    ["Display Name", { displayName: "" }, "is required"],
    ["User Principal Name", { userPrincipalName: "" }, "is required"],
    ["Domain", { domain: "" }, "is required"],
    ["Look Up By", { lookUpBy: "displayName" }, "is not one of"],
    ["Employee ID", { lookUpBy: "employeeId" }, "is required, since the user is looked up by it"],
    ["Employee ID", { employeeId: "x".repeat(17) }, "at most 16"],
    ["Additional Properties", { lookUpBy: "mail" }, "must hold mail, since"],
    [
      "Additional Properties",
      { additionalProperties: { userPrincipalName: "other@contoso.com" } },
      "must not hold another userPrincipalName than User Principal Name",
    ],
    [
      "Additional Properties",
      { lookUpBy: "employeeId", employeeId: "1", additionalProperties: { employeeId: null } },
      "must not hold another employeeId than Employee ID",
    ],
    [
      "Additional Properties",
      { lookUpBy: "mail", additionalProperties: { mail: ["a@b.c"] } },
      "expects text, but got a list",
    ],
    ["Additional Properties", { additionalProperties: { skills: ["Graph"] } }, "sent alone"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(upsert(inputs)).rejects.toThrow(new RegExp(`^${label}: .*${problem}`));
    expect(calls).toEqual([]);
  });
});
