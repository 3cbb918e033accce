import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

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

  const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const ids = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => idOf(from + index));
  const references = (list: readonly string[]) =>
    list.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`);
  const groupId = "b320ee12-b1cd-4cca-b648-a437be61c5cd";
  const created = { status: 201, body: { id: groupId } };
  const inBatch = (...responses: object[]) => ({ body: { responses } });

  it("sends 20 owners and members along, owners first", async () => {
    const calls = playGraph([created]);
    const inputs = { ...named, ownerIds: ids(2), memberIds: [...ids(18, 50), idOf(50)] };
    expect(await runAction("createGroup", inputs)).toEqual({ id: groupId, notAdded: [] });
    expect(calls[0]?.body).toMatchObject({
      "owners@odata.bind": references(ids(2)),
      "members@odata.bind": references(ids(18, 50)),
    });
    expect(calls).toHaveLength(1);
  });

  it("adds the rest after the creation in batches, and says what failed", async () => {
    const body = graphFault("Request_BadRequest", "Not a valid reference update.");
    const calls = playGraph([
      created,
      inBatch({ id: "0", status: 204 }, { id: "1", status: 400, body }, { id: "2", status: 424 }),
      inBatch({ id: "2", status: 400, body: answerOf("error: duplicate member add").body }),
      inBatch({ id: "0", status: 204 }, { id: "1", status: 204 }),
    ]);
    const inputs = { ...named, ownerIds: ids(23), memberIds: ids(30, 50) };
    expect(await runAction("createGroup", inputs)).toEqual({
      id: groupId,
      notAdded: [
        {
          relationship: "owners",
          id: idOf(21),
          error: { status: 400, code: "Request_BadRequest", message: expect.any(String) },
        },
      ],
    });
    expect(calls[0]?.body).toMatchObject({ "owners@odata.bind": references(ids(20)) });
    expect(calls[0]?.body).not.toHaveProperty("members@odata.bind");
    expect(calls.slice(1).map(({ body }) => body)).toMatchObject([
      {
        requests: [20, 21, 22].map((id) => ({
          method: "POST",
          url: `/groups/${groupId}/owners/$ref`,
          body: { "@odata.id": references([idOf(id)])[0] },
        })),
      },
      { requests: [{ id: "2" }] },
      {
        requests: [
          { method: "PATCH", body: { "members@odata.bind": references(ids(20, 50)) } },
          { method: "PATCH", body: { "members@odata.bind": references(ids(10, 70)) } },
        ],
      },
    ]);
  });

  it("keeps the id of the group when nobody may be added to it", async () => {
    const no = { status: 403, body: graphFault("Authorization_RequestDenied", "No.") };
    playGraph([created, no]);
    const inputs = { ...named, memberIds: ids(22) };
    expect(await runAction("createGroup", inputs)).toMatchObject({
      id: groupId,
      notAdded: [
        { relationship: "members", id: idOf(20), error: { code: "NotAttempted" } },
        {
          relationship: "members",
          id: idOf(21),
          error: { message: expect.stringMatching(/No\./) },
        },
      ],
    });
  });

  it("keeps the id of the group when nobody may become an owner of it", async () => {
    const no = { status: 403, body: graphFault("Authorization_RequestDenied", "No.") };
    playGraph([created, no]);
    const error = { code: "NotAttempted", message: expect.stringMatching(/No\./) };
    expect(await runAction("createGroup", { ...named, ownerIds: ids(22) })).toMatchObject({
      id: groupId,
      notAdded: [20, 21].map((index) => ({ relationship: "owners", id: idOf(index), error })),
    });
  });

  it.each([
    [{ ownerIds: ["Adele"] }, /^Owner IDs: expects an object id/],
    [{ ownerIds: ids(101) }, /^Owner IDs: holds 101 entries/],
    [{ memberIds: ids(50_001) }, /^Member IDs: holds 50001 entries/],
    [
      { memberIds: ids(1), additionalProperties: { "members@odata.bind": references(ids(1)) } },
      /^Additional Properties: members@odata\.bind cannot stand beside Member IDs/,
    ],
  ])("refuses wrong owners and members without a request: %#", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("createGroup", { ...named, ...inputs })).rejects.toThrow(problem);
    expect(calls).toEqual([]);
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
