import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listSubscriptionsExamplePayload } from "../../examplePayloads/subscription";
import { list, type Subscription } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { getAllPaginatedResults } from "../../inputs/odata";
import { listOf, output, subscription } from "../../outputSchemas";

/**
 * Lists the subscriptions of the calling app. Graph takes no query options here.
 * Least permission: none beyond the sign-in.
 * @see https://learn.microsoft.com/graph/api/subscription-list
 */
export const listSubscriptions = action({
  display: {
    label: "List Subscriptions",
    description: "Returns the subscriptions of the app that is signed in.",
  },
  inputs: { connection, getAllPaginatedResults, debugRequest },
  performSafety: "notAllowed",
  examplePayload: listSubscriptionsExamplePayload,
  examplePerform: async () => listSubscriptionsExamplePayload,
  outputSchema: output(listOf(subscription)),
  perform: async (context, { connection, getAllPaginatedResults, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const page = await list<Subscription>(
      graph,
      {
        operation: "List Subscriptions",
        method: "GET",
        path: "/subscriptions",
      },
      getAllPaginatedResults,
    );
    return { data: page };
  },
});
