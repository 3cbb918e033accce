import { additionalProperties, connection, debugRequest, type Surface } from "./common";

/** Guests, photos, and the ways by which a user signs in. */
export const userAuthentication: Surface = {
  createTemporaryAccessPass: {
    label: "Create Temporary Access Pass",
    inputs: {
      connection,
      userId: ["User Id"],
      lifetimeInMinutes: ["Lifetime In Minutes", "60"],
      isUsableOnce: ["Is Usable Once", "true"],
      startDateTime: ["Start Date Time"],
      debugRequest,
    },
  },
  deleteUserPhoto: {
    label: "Delete User Photo",
    inputs: { connection, userId: ["User Id"], debugRequest },
  },
  getUserPhoto: {
    label: "Get User Photo",
    inputs: { connection, userId: ["User Id"], size: ["Size"], debugRequest },
  },
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
  listAuthenticationMethods: {
    label: "List Authentication Methods",
    inputs: { connection, userId: ["User Id"], debugRequest },
  },
  resetAuthenticationMethods: {
    label: "Reset Authentication Methods",
    inputs: { connection, userId: ["User Id"], keep: ["Keep"], debugRequest },
  },
  updateUserPhoto: {
    label: "Update User Photo",
    inputs: { connection, userId: ["User Id"], photo: ["Photo"], debugRequest },
  },
};
