import type { Invitation } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { inviteGuestUserExamplePayload } from "../../examplePayloads/invitation";
import { entity, isObject } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import {
  ccRecipients,
  customizedMessageBody,
  invitedUserDisplayName,
  invitedUserEmailAddress,
  inviteRedirectUrl,
  sendInvitationMessage,
} from "../../inputs/invitation";
import { invitationProperties } from "../../inputs/moreProperties";
import { invitation, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Invites somebody from outside as a guest, and creates the guest user. The id of the guest is
 * `invitedUser.id` of the result. Inviting somebody again gives the same guest.
 * @see https://learn.microsoft.com/graph/api/invitation-post
 */
export const inviteGuestUser = action({
  display: {
    label: "Invite Guest User",
    description: "Invites somebody from outside the organization as a guest user.",
  },
  inputs: {
    connection,
    invitedUserEmailAddress,
    inviteRedirectUrl,
    invitedUserDisplayName,
    sendInvitationMessage,
    customizedMessageBody,
    ccRecipients,
    additionalProperties: invitationProperties,
    debugRequest,
  },
  ...notAllowed(inviteGuestUserExamplePayload),
  outputSchema: output(invitation),
  perform: async (context, params) => {
    const { customizedMessageBody, ccRecipients, additionalProperties } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const more = additionalProperties.invitedUserMessageInfo;
    const hasMessage = customizedMessageBody !== undefined || ccRecipients.length > 0;
    const data = await entity<Invitation & { "@odata.context"?: string }>(graph, {
      operation: "Invite Guest User",
      permission: permissions.inviteGuestUser,
      method: "POST",
      path: "/invitations",
      body: {
        invitedUserEmailAddress: params.invitedUserEmailAddress,
        inviteRedirectUrl: params.inviteRedirectUrl,
        invitedUserDisplayName: params.invitedUserDisplayName,
        sendInvitationMessage: params.sendInvitationMessage,
        ...additionalProperties,
        // What is given of the message beside the inputs, such as its language, is added to them.
        ...(hasMessage
          ? {
              invitedUserMessageInfo: {
                customizedMessageBody,
                ccRecipients:
                  ccRecipients.length === 0
                    ? undefined
                    : ccRecipients.map((address) => ({ emailAddress: { address } })),
                ...(isObject(more) ? more : {}),
              },
            }
          : {}),
      },
    });
    return { data };
  },
});
