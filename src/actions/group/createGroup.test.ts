import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

const named = { displayName: "Library Assist", mailNickname: "library" };

describe("createGroup", () => {
  it("creates a Microsoft 365 group as the documentation does", async () => {
    const { request, response } = graphExchange("groups.create Microsoft 365");
    const calls = playGraph([response]);
    const result = await runAction("createGroup", {
      ...named,
      groupTypes: "Unified",
      securityEnabled: "false",
      additionalProperties: '{"description": "Self help community for library"}',
    });
    expect(result).toEqual(response.body);
    expect(calls).toEqual([
      { method: "POST", path: "/v1.0/groups", headers: authorizedJson, body: request.body },
    ]);
  });

  it("creates a security group as the documentation does, with owners and members", async () => {
    const { request, response } = graphExchange(
      "groups.create security group with owners/members @odata.bind",
    );
    const { description, ...bindings } = request.body as Record<string, unknown>;
    const {
      displayName: _1,
      groupTypes: _2,
      mailEnabled: _3,
      mailNickname: _4,
      securityEnabled: _5,
      ...rest
    } = bindings;
    const calls = playGraph([response]);
    await runAction("createGroup", {
      displayName: "Operations group",
      mailNickname: "operations2019",
      mailEnabled: false,
      additionalProperties: { description, ...rest },
    });
    expect(calls[0]?.body).toEqual(request.body);
  });

  it("makes a security group when no type is chosen, whatever Mail Enabled says", async () => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createGroup", named);
    expect(calls[0]?.body).toEqual({
      ...named,
      groupTypes: [],
      mailEnabled: false,
      securityEnabled: true,
    });
  });

  it.each([
    ["Unified,DynamicMembership", ["Unified", "DynamicMembership"]],
    [
      ["DynamicMembership", "Unified"],
      ["Unified", "DynamicMembership"],
    ],
    ['["Unified"]', ["Unified"]],
    [["DynamicMembership"], ["DynamicMembership"]],
    ["", []],
  ])("takes Group Types %p", async (groupTypes, sent) => {
    const calls = playGraph([{ status: 201, body: { id: "1" } }]);
    await runAction("createGroup", { ...named, groupTypes });
    expect(calls[0]?.body).toMatchObject({ groupTypes: sent });
  });

  it.each([
    ["Group Types", { groupTypes: "Distribution" }, "is not one of Unified, DynamicMembership"],
    ["Mail Nickname", { mailNickname: "has space" }, "1 to 64 ASCII"],
    ["Mail Nickname", { mailNickname: "naïve" }, "1 to 64 ASCII"],
    ["Mail Nickname", { mailNickname: "x".repeat(65) }, "1 to 64 ASCII"],
    ["Display Name", { displayName: "x".repeat(257) }, "at most 256"],
    ["Security Enabled", { securityEnabled: false }, "must be true unless"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("createGroup", { ...named, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
