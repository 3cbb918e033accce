import { subHours } from "date-fns";

/**
 * For how long Graph tries to deliver a notification before it gives up.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
const GRAPH_TRIES_HOURS = 4;

/** Since when there may be changes that Graph could not deliver and nobody was told of; ISO 8601. */
export const oldestUndelivered = (): string =>
  subHours(new Date(), GRAPH_TRIES_HOURS).toISOString();
