import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const invitedUserEmailAddress = "admin@fabrikam.com";
const plain = {
  invitedUserEmailAddress,
  inviteRedirectUrl: "https://myapps.microsoft.com",
  sendInvitationMessage: true,
};

const bodyOf = async (inputs: Record<string, unknown>): Promise<unknown> => {
  const calls = playGraph([answerOf("invitations.create (current page)")]);
  await runAction("inviteGuestUser", { invitedUserEmailAddress, ...inputs });
  expect(calls).toHaveLength(1);
  return calls[0]?.body;
};

describe("inviteGuestUser", () => {
  it("invites as the documentation does", async () => {
    const { request, response } = graphExchange("invitations.create (current page)");
    const calls = playGraph([response]);
    const result = await runAction("inviteGuestUser", {
      invitedUserEmailAddress,
      inviteRedirectUrl: "https://myapp.contoso.com",
      sendInvitationMessage: false,
    });
    expect(result).toEqual(response.body);
    expect(calls).toEqual([
      {
        method: "POST",
        path: request.path,
        headers: authorizedJson,
        body: { ...(request.body as object), sendInvitationMessage: false },
      },
    ]);
  });

  it.each([{}, { inviteRedirectUrl: "" }])(
    "sends the mail and leads to My Apps unless it is told otherwise: %p",
    async (inputs) => {
      expect(await bodyOf(inputs)).toEqual(plain);
    },
  );

  it("sends what is given of the guest and the message", async () => {
    expect(
      await bodyOf({
        invitedUserDisplayName: "Adele Vance",
        customizedMessageBody: "Welcome",
        ccRecipients: ["boss@contoso.com"],
      }),
    ).toEqual({
      ...plain,
      invitedUserDisplayName: "Adele Vance",
      invitedUserMessageInfo: {
        customizedMessageBody: "Welcome",
        ccRecipients: [{ emailAddress: { address: "boss@contoso.com" } }],
      },
    });
  });

  it("lets Additional Properties win, and adds what they say of the message", async () => {
    expect(
      await bodyOf({
        ccRecipients: "boss@contoso.com",
        additionalProperties: {
          invitedUserType: "Member",
          sendInvitationMessage: false,
          invitedUserMessageInfo: { messageLanguage: "de-DE" },
        },
      }),
    ).toEqual({
      ...plain,
      invitedUserType: "Member",
      sendInvitationMessage: false,
      invitedUserMessageInfo: {
        ccRecipients: [{ emailAddress: { address: "boss@contoso.com" } }],
        messageLanguage: "de-DE",
      },
    });
  });

  it("sends what only Additional Properties say of the message", async () => {
    const more = { invitedUserMessageInfo: { messageLanguage: "de-DE" } };
    expect(await bodyOf({ additionalProperties: more })).toEqual({ ...plain, ...more });
  });

  it("is not sent again when its answer is lost", async () => {
    const calls = playGraph([{ status: 503 }]);
    await expect(runAction("inviteGuestUser", { invitedUserEmailAddress })).rejects.toThrow(
      "It is unknown whether Graph carried this out.",
    );
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Email", { invitedUserEmailAddress: "" }, "is required"],
    ["Email", { invitedUserEmailAddress: "adele" }, "must be one mail address"],
    ["Email", { invitedUserEmailAddress: "a@b.de, c@d.de" }, "must be one mail address"],
    ["Email", { invitedUserEmailAddress: "Adele <a@b.de>" }, "must be one mail address"],
    ["Redirect URL", { inviteRedirectUrl: "myapp.contoso.com" }, "must be a whole URL such as"],
    ["Redirect URL", { inviteRedirectUrl: "https://" }, "must be a whole URL such as"],
    ["Redirect URL", { inviteRedirectUrl: "javascript:alert(1)" }, "must be a whole URL such as"],
    ["CC Recipients", { ccRecipients: ["a@b.de", "c@d.de"] }, "takes one address at most"],
    ["CC Recipients", { ccRecipients: "boss" }, "must be one mail address"],
    ["Send Invitation Message", { sendInvitationMessage: "perhaps" }, "expects true or false"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("inviteGuestUser", { invitedUserEmailAddress, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});

describe("a guest who was invited moments ago", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();

  it("is waited for by the steps that follow", async () => {
    const invitation = answerOf("invitations.create (current page)");
    const { id } = (invitation.body as { invitedUser: { id: string } }).invitedUser;
    const calls = playGraph([
      invitation,
      { status: 404, body: graphFault("Request_ResourceNotFound", "Not yet.") },
      { body: { id } },
    ]);
    await runAction("inviteGuestUser", { invitedUserEmailAddress });
    expect(await runAction("getUser", { userId: id })).toEqual({ id });
    expect(calls).toHaveLength(3);
  });
});
