import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { restoreDeletedItemExamplePayload } from "../../examplePayloads/deletedItem";
import {
  type DeletedItem,
  entity,
  GraphError,
  graphPath,
  InputError,
  permissionFor,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import {
  autoReconcileProxyConflict,
  deletedItemId,
  newUserPrincipalName,
  optionalItemKind,
} from "../../inputs/deletedItem";
import { output, restoredItem } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

const GONE =
  "It is not among the deleted items: it was never deleted, was restored already, or is gone for good, as is everything 30 days after its deletion.";
const NAME_TAKEN =
  "Another user has the name now. Restore it with New User Principal Name, or rename the other one first.";
const ADDRESS_TAKEN =
  "Another object has one of its mail addresses now. Set Auto Reconcile Proxy Conflict to true, which restores it without that address.";

/** What to do here is not what a conflict asks for elsewhere. */
const adviceFor = (error: GraphError): string | undefined => {
  if (error.status === 404) return GONE;
  if (error.status !== 400 && error.status !== 409) return undefined;
  const about = `${error.graphMessage} ${error.details.map(({ target }) => target).join(" ")}`;
  if (/userPrincipalName/i.test(about)) return NAME_TAKEN;
  return /proxyAddress/i.test(about) ? ADDRESS_TAKEN : undefined;
};

const withAdvice = (error: unknown): unknown => {
  if (!(error instanceof GraphError)) return error;
  const advice = adviceFor(error);
  return advice === undefined ? error : new GraphError({ ...error, advice });
};

/**
 * Brings a deleted object back, with its id, its memberships and its licences. A user whose name another
 * one has taken meanwhile needs New User Principal Name. What is not among the deleted items is an error.
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-restore
 */
export const restoreDeletedItem = action({
  display: {
    label: "Restore Deleted Item",
    description: "Restores a user, group or other object that was deleted in the last 30 days.",
  },
  inputs: {
    connection,
    itemKind: optionalItemKind,
    deletedItemId,
    newUserPrincipalName,
    autoReconcileProxyConflict,
    debugRequest,
  },
  ...notAllowed(restoreDeletedItemExamplePayload),
  outputSchema: output(restoredItem),
  perform: async (context, params) => {
    const { itemKind, newUserPrincipalName, autoReconcileProxyConflict } = params;
    if (newUserPrincipalName !== undefined && itemKind !== undefined && itemKind !== "users")
      throw new InputError("New User Principal Name", `is for users only, but Kind is ${itemKind}`);
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const changed = newUserPrincipalName !== undefined || autoReconcileProxyConflict;
    try {
      const item = await entity<DeletedItem>(graph, {
        operation: "Restore Deleted Item",
        permission: permissionFor(permissions.restoreDeletedItem, itemKind ?? ""),
        method: "POST",
        path: graphPath`/directory/deletedItems/${params.deletedItemId}/restore`,
        ...(changed
          ? {
              body: {
                newUserPrincipalName,
                autoReconcileProxyConflict: autoReconcileProxyConflict || undefined,
              },
            }
          : {}),
      });
      return { data: item };
    } catch (error) {
      throw withAdvice(error);
    }
  },
});
