import type { AppRoleAssignment } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { assignAppRoleExamplePayload } from "../../examplePayloads/appRole";
import {
  entity,
  GraphError,
  graphPath,
  isRoleAssigned,
  items,
  LARGEST_PAGE,
  safeToRepeat,
} from "../../graph";
import { appRoleId, principalId } from "../../inputs/appRole";
import { connection, debugRequest } from "../../inputs/common";
import { servicePrincipalId } from "../../inputs/servicePrincipal";
import { assignedAppRole, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const WRONG_REFERENCE = /not a valid reference update/i;

/** Said of ids that do not fit, and of an app, a role or a principal that is not replicated yet. */
const MAY_COME = /not a valid reference update|permission being assigned was not found/i;

const PRINCIPAL_ADVICE =
  "Check Principal ID: it is the object id of a user, a group or a service principal, and not that of an app registration. One created moments ago can take some seconds to appear.";

/** What to do after a failure, where the text that Graph has for many things says too little. */
const explained = (error: unknown): unknown =>
  error instanceof GraphError && WRONG_REFERENCE.test(error.graphMessage)
    ? new GraphError({ ...error, advice: PRINCIPAL_ADVICE })
    : safeToRepeat(error);

const same = (one: string | null | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

/**
 * Gives a role of an app to a user, a group or a service principal. Who has it already is a success: the
 * assignment that is there comes back, with `alreadyAssigned`. A service principal or principal that was
 * created moments ago is waited for.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
 */
export const assignAppRole = action({
  display: {
    label: "Assign App Role",
    description: "Gives a role of an application to a user, a group or a service principal.",
  },
  inputs: { connection, servicePrincipalId, principalId, appRoleId, debugRequest },
  ...notAllowed(assignAppRoleExamplePayload),
  outputSchema: output(assignedAppRole),
  perform: async (context, { connection, debugRequest, ...ids }) => {
    const { servicePrincipalId: resourceId, principalId, appRoleId } = ids;
    const graph = createClient(connection, context, { debugRequest });
    const purpose = { operation: "Assign App Role", permission: permissions.assignAppRole };
    const path = graphPath`/servicePrincipals/${resourceId}/appRoleAssignedTo`;
    const wanted = { principalId, resourceId, appRoleId };
    try {
      const assignment = await entity<AppRoleAssignment>(graph, {
        ...purpose,
        method: "POST",
        path,
        body: wanted,
        awaitReplication: MAY_COME,
      });
      return { data: { ...assignment, alreadyAssigned: false } };
    } catch (error) {
      if (!isRoleAssigned(error)) throw explained(error);
      const query = { $top: LARGEST_PAGE };
      const list = items<AppRoleAssignment>(graph, { ...purpose, method: "GET", path, query });
      for await (const one of list) {
        if (same(one.principalId, principalId) && same(one.appRoleId, appRoleId))
          return { data: { ...one, alreadyAssigned: true } };
      }
      return { data: { id: null, ...wanted, alreadyAssigned: true } };
    }
  },
});
