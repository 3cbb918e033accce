import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, LARGEST_PAGE, type Subscription } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { holding, picklist } from "./picklist";

/**
 * The first 999 of the app's subscriptions, to choose one: all, or those whose label holds a text. Webhook URLs can be secrets, so a label
 * shows their host only.
 * @see https://learn.microsoft.com/graph/api/subscription-list
 */
export const selectSubscription = dataSource({
  display: {
    label: "Select Subscription",
    description: "Selects a subscription of the app that is signed in.",
  },
  dataSourceType: "picklist",
  inputs: { connection, optionSearch },
  examplePayload: {
    result: [
      {
        key: "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e",
        label: "users: updated,deleted until 2026-12-20T18:00:00Z (hooks.example.com)",
      },
    ],
  },
  perform: async (context, { connection, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<Subscription>(
      graph,
      {
        operation: "Select Subscription",
        permission: permissions.selectSubscription,
        method: "GET",
        path: "/subscriptions",
      },
      LARGEST_PAGE,
    );
    const elements = picklist(
      choices,
      ({ id, resource, changeType, expirationDateTime, notificationUrl }) => ({
        id,
        name: `${resource}: ${changeType} until ${expirationDateTime}`,
        detail: URL.canParse(notificationUrl) ? new URL(notificationUrl).host : undefined,
      }),
    );
    return { result: holding(elements, optionSearch) };
  },
});
