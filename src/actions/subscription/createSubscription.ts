import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";
import {
  entity,
  InputError,
  type Subscription,
  withConflictNamed,
  withLongestExpiry,
  withSecondHandshake,
} from "../../graph";
import { connection, debugRequest, headers } from "../../inputs/common";
import { subscriptionProperties } from "../../inputs/moreProperties";
import {
  changeType,
  expirationDateTime,
  notificationUrl,
  resource,
} from "../../inputs/subscription";
import { output, subscription } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Subscribes a webhook to the changes of a resource. The URL must answer Graph's validation request
 * while this call runs. Without an expiry the longest that Graph allows is taken.
 * @see https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export const createSubscription = action({
  display: {
    label: "Create Subscription",
    description: "Creates a subscription that notifies a webhook of changes.",
  },
  inputs: {
    connection,
    changeType,
    notificationUrl,
    resource,
    expirationDateTime,
    additionalProperties: subscriptionProperties,
    headers,
    debugRequest,
  },
  ...notAllowed(subscriptionExamplePayload),
  outputSchema: output(subscription),
  perform: async (context, params) => {
    const { changeType, notificationUrl, resource } = params;
    if (changeType.join() === "created" && /^\/?(users|groups)(\/|$)/i.test(resource)) {
      throw new InputError(
        "Change Type",
        "users and groups know updated (created, changed or soft-deleted) and deleted (permanently), not created: choose updated to be told of new ones",
      );
    }
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const purpose = {
      operation: "Create Subscription",
      permission: permissions.createSubscription,
    };
    const create = (expirationDateTime: string) =>
      withSecondHandshake(() =>
        entity<Subscription>(graph, {
          ...purpose,
          method: "POST",
          path: "/subscriptions",
          headers: params.headers,
          body: {
            changeType: changeType.join(","),
            notificationUrl,
            resource,
            expirationDateTime,
            ...params.additionalProperties,
          },
        }),
      );
    const created = await withConflictNamed(graph, purpose, () =>
      params.expirationDateTime === undefined
        ? withLongestExpiry(new Date(), create)
        : create(params.expirationDateTime),
    );
    return { data: created };
  },
});
