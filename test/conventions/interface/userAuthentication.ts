import { additionalProperties, connection, debugRequest, type Surface } from "./common";

/** Guests, photos, and the ways by which a user signs in. */
export const userAuthentication: Surface = {
  inviteGuestUser: {
    label: "Invite Guest User",
    inputs: {
      connection,
      invitedUserEmailAddress: ["Email"],
      inviteRedirectUrl: ["Redirect URL", "https://myapps.microsoft.com"],
      invitedUserDisplayName: ["Invited User Display Name"],
      sendInvitationMessage: ["Send Invitation Message", "true"],
      customizedMessageBody: ["Customized Message Body"],
      ccRecipients: ["CC Recipients"],
      additionalProperties,
      debugRequest,
    },
  },
};
