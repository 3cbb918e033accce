import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { deleteInstancedSubscriptionsExamplePayload } from "../../examplePayloads/subscription";
import { deleteSubscriptions, subscriptionsTo } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { output, success, texts } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Deletes the subscriptions that notify a webhook URL of this instance, and no others. One that is
 * gone already is no failure, and one that fails does not keep the others.
 * @see https://learn.microsoft.com/graph/api/subscription-delete
 */
export const deleteInstancedSubscriptions = action({
  display: {
    label: "Delete Instanced Subscriptions",
    description: "Deletes all subscriptions that notify a webhook of this instance.",
  },
  inputs: { connection, debugRequest },
  ...notAllowed(deleteInstancedSubscriptionsExamplePayload),
  outputSchema: output(success({ subscriptionIds: texts })),
  perform: async (context, { connection, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Delete Instanced Subscriptions",
      permission: permissions.deleteInstancedSubscriptions,
    };
    const ours = await subscriptionsTo(graph, Object.values(context.webhookUrls), purpose);
    const subscriptionIds = ours.map(({ id }) => id);
    await deleteSubscriptions(graph, subscriptionIds, purpose);
    return { data: { success: true as const, subscriptionIds } };
  },
});
