import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listSubscriptionsExamplePayload } from "../../examplePayloads/subscription";
import { list, type Subscription } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { extentInputs } from "../../inputs/extent";
import { listOf, output, subscription } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the subscriptions of the calling app. Graph takes no query options here.
 * @see https://learn.microsoft.com/graph/api/subscription-list
 */
export const listSubscriptions = action({
  display: {
    label: "List Subscriptions",
    description: "Returns the subscriptions of the app that is signed in.",
  },
  inputs: { connection, ...extentInputs, debugRequest },
  ...notAllowed(listSubscriptionsExamplePayload),
  outputSchema: output(listOf(subscription)),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Subscription>(
      graph,
      {
        operation: "List Subscriptions",
        permission: permissions.listSubscriptions,
        method: "GET",
        path: "/subscriptions",
      },
      params,
    );
    return { data: page };
  },
});
