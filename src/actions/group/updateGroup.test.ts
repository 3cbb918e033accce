import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const { request, response } = graphExchange("groups.update");
const groupId = request.path.split("/").pop();
const asApp = { ...connection, key: "msEntraIdClientCredentials" };

describe("updateGroup", () => {
  it("sends the given properties only", async () => {
    const { description, displayName, mailNickname, ...additionalProperties } =
      request.body as Record<string, unknown>;
    const calls = playGraph([response]);
    const result = await runAction("updateGroup", {
      groupId,
      description,
      displayName,
      mailNickname,
      visibility: "",
      additionalProperties,
    });
    expect(result).toEqual({ success: true, groupId });
    expect(calls).toEqual([
      { method: "PATCH", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("sends what Exchange keeps after the rest, each alone", async () => {
    const calls = playGraph([{ status: 204 }, { status: 200 }, { status: 200 }]);
    await runAction("updateGroup", {
      groupId,
      visibility: "private",
      additionalProperties: { autoSubscribeNewMembers: true, theme: null, unseenCount: 0 },
    });
    expect(calls.map(({ body }) => body)).toEqual([
      { visibility: "Private", theme: null },
      { autoSubscribeNewMembers: true },
      { unseenCount: 0 },
    ]);
  });

  it("names what was written before the failure", async () => {
    const calls = playGraph([
      { status: 204 },
      { status: 200 },
      { status: 400, body: graphFault("Request_BadRequest", "Invalid value.") },
    ]);
    const additionalProperties = { hideFromAddressLists: true, hideFromOutlookClients: "x" };
    await expect(
      runAction("updateGroup", {
        groupId,
        displayName: "Library",
        description: "Books",
        additionalProperties: { ...additionalProperties, unseenCount: 1 },
      }),
    ).rejects.toThrow(
      "Update Group failed at hideFromOutlookClients, after it had written displayName, description, hideFromAddressLists: Invalid value.",
    );
    expect(calls).toHaveLength(3);
  });

  it("names it as well when the sign-in ended in between", async () => {
    playGraph([
      { status: 204 },
      { status: 401, body: graphFault("InvalidAuthenticationToken", "x") },
    ]);
    await expect(
      runAction("updateGroup", {
        groupId,
        description: "Books",
        additionalProperties: { hideFromAddressLists: true },
      }),
    ).rejects.toThrow(/401 .* at hideFromAddressLists, after it had written description\.$/);
  });

  it.each(["msEntraIdClientCredentials", "msEntraIdCertificate"])(
    "refuses what needs a person for a connection %s, before anything is written",
    async (key) => {
      const calls = playGraph([]);
      const certificate = { tenant: "contoso.com", clientId: "x", certificate: "x" };
      await expect(
        runAction("updateGroup", {
          connection: {
            ...connection,
            key,
            fields: { ...connection.fields, ...certificate, privateKey: "x" },
          },
          groupId,
          displayName: "Library",
          additionalProperties: { allowExternalSenders: true, isSubscribedByMail: true },
        }),
      ).rejects.toThrow(
        "Additional Properties: allowExternalSenders, isSubscribedByMail can only be changed by a person who signs in",
      );
      expect(calls).toEqual([]);
    },
  );

  it("sends all else for an app", async () => {
    const calls = playGraph([{ status: 204 }]);
    await runAction("updateGroup", { connection: asApp, groupId, displayName: "Library" });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Update Group", {}, "nothing to update"],
    ["Update Group", { additionalProperties: {} }, "nothing to update"],
    ["Group Id", { groupId: "", displayName: "x" }, "is required"],
    ["Display Name", { displayName: "x".repeat(257) }, "at most 256"],
    ["Mail Nickname", { mailNickname: "a b" }, "must be 1 to 64 ASCII characters"],
    ["Visibility", { visibility: "HiddenMembership" }, "is not one of Public, Private"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("updateGroup", { groupId, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
