import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { offboardUserExamplePayload } from "../../examplePayloads/offboarding";
import { InputError, offboard, offboardingSteps } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { offboardingDryRun, offboardingStepInputs } from "../../inputs/offboarding";
import { userId } from "../../inputs/user";
import { offboarded, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes the chosen steps for a user who leaves, in the order of the inputs, and says of each whether it is
 * done, was done already, is skipped for a reason, or failed. A step that fails does not stop the others,
 * but the user is not deleted after it. A second run does what is left; of a deleted user everything is
 * done already.
 * @see https://learn.microsoft.com/graph/api/resources/user
 */
export const offboardUser = action({
  display: {
    label: "Offboard User",
    description: "Disables a user who leaves, and takes licences, groups, roles and more away.",
  },
  inputs: {
    connection,
    userId,
    ...offboardingStepInputs,
    dryRun: offboardingDryRun,
    debugRequest,
  },
  ...notAllowed(offboardUserExamplePayload),
  outputSchema: output(offboarded),
  perform: async (context, params) => {
    const { connection, userId, dryRun, debugRequest } = params;
    const chosen = offboardingSteps.filter((step) => params[step]);
    if (chosen.length === 0)
      throw new InputError("Offboard User", "nothing to do: choose at least one step");
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Offboard User", permission: permissions.offboardUser };
    const steps = await offboard(graph, purpose, userId, chosen, dryRun);
    return {
      data: { success: steps.every(({ status }) => status !== "failed"), userId, steps },
    };
  },
});
