import { entity, optionalFlag, optionalText, text } from "./common";

/** `invitedUser.id` is the guest's, for the steps that follow. */
export const invitation = entity(
  {
    "@odata.context": text,
    id: text,
    inviteRedeemUrl: optionalText,
    invitedUserDisplayName: optionalText,
    invitedUserType: optionalText,
    invitedUserEmailAddress: text,
    sendInvitationMessage: optionalFlag,
    resetRedemption: optionalFlag,
    inviteRedirectUrl: text,
    status: optionalText,
    invitedUserMessageInfo: { type: ["object", "null"] },
    invitedUser: entity({ id: text }),
  },
  ["id", "invitedUser"],
);
