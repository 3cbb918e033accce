import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";
import { type Subscription, SUBSCRIPTION_PERMISSION, withLongestExpiry } from "../../graph";
import { additionalProperties, connection, debugRequest, headers } from "../../inputs/common";
import {
  changeType,
  expirationDateTime,
  notificationUrl,
  resource,
} from "../../inputs/subscription";
import { output, subscription } from "../../outputSchemas";

/**
 * Subscribes a webhook to the changes of a resource. The URL must answer Graph's validation request
 * while this call runs. Without an expiry the longest that Graph allows is taken.
 * Least permission: the read permission of the resource, User.Read.All or Group.Read.All.
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
    additionalProperties,
    headers,
    debugRequest,
  },
  performSafety: "notAllowed",
  examplePayload: subscriptionExamplePayload,
  examplePerform: async () => subscriptionExamplePayload,
  outputSchema: output(subscription),
  perform: async (context, params) => {
    const { changeType, notificationUrl, resource } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const create = (expirationDateTime: string) =>
      graph.request<Subscription>({
        operation: "Create Subscription",
        permission: SUBSCRIPTION_PERMISSION,
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
      });
    const { body } =
      params.expirationDateTime === undefined
        ? await withLongestExpiry(new Date(), create)
        : await create(params.expirationDateTime);
    return { data: body };
  },
});
