import type { Invitation } from "@microsoft/microsoft-graph-types";

export const inviteGuestUserExamplePayload: {
  data: Invitation & { "@odata.context"?: string };
} = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#invitations/$entity",
    id: "9071bfde-35e0-47d2-a582-d244ab1b4af6",
    inviteRedeemUrl:
      "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f",
    invitedUserDisplayName: null,
    invitedUserType: "Guest",
    invitedUserEmailAddress: "adele@fabrikam.com",
    sendInvitationMessage: true,
    resetRedemption: false,
    inviteRedirectUrl: "https://myapps.microsoft.com",
    status: "PendingAcceptance",
    invitedUserMessageInfo: {
      messageLanguage: null,
      customizedMessageBody: null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
    },
    invitedUser: { id: "cbb896f9-8306-49d0-b56b-b8e39cd28825" },
  },
};
