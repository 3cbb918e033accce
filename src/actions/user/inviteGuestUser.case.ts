import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { inviteGuestUserExamplePayload } from "../../examplePayloads/invitation";

export default {
  inputs: { invitedUserEmailAddress: "adele@fabrikam.com" },
  answers: [{ status: 201, body: inviteGuestUserExamplePayload.data }],
  failures: [
    denied,
    {
      status: 500,
      code: "InternalServerError",
      message: "Unable to find target address",
      says: "The address cannot receive an invitation: check it.",
    },
  ],
} satisfies ActionCase;
