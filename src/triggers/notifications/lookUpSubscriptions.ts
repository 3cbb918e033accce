import { type ClientOptions, createClient } from "../../client";
import {
  type ChangeItem,
  findSubscription,
  isGuid,
  type Subscription,
  sameCombination,
} from "../../graph";
import { desiredSubscription, type WatchingFlow } from "./flowSubscription";
import { createUnknownSubscriptions } from "./unknownSubscriptions";

/** A flow has one subscription, so that more unknown ids in a delivery are made up. */
const MOST_LOOK_UPS = 3;

const unknown = createUnknownSubscriptions();

/** A subscription of the flow that Graph vouches for. */
export interface FoundSubscription {
  readonly id: string;
  readonly clientState: string;
  /** ISO 8601. */
  readonly expirationDateTime: string;
  /** It watches what the flow wants now, and not what it wanted before it was edited. */
  readonly isWanted: boolean;
}

/** What a look-up came to. */
interface Findings {
  readonly found: readonly FoundSubscription[];
  /** Given when not all could be asked for. */
  readonly problem?: string;
}

const ofFlow = (
  subscription: Subscription | undefined,
  flow: WatchingFlow,
): FoundSubscription | undefined => {
  const desired = desiredSubscription(flow);
  if (subscription?.notificationUrl !== desired.notificationUrl || !subscription.clientState)
    return undefined;
  const { id, clientState, expirationDateTime } = subscription;
  const isWanted = sameCombination({ ...desired, ...subscription }, desired);
  return { id, clientState, expirationDateTime, isWanted };
};

/**
 * Asks Graph whether subscriptions that are not known, but that notifications name, are this flow's, and
 * what their secrets are.
 */
export const lookUpSubscriptions = async (
  flow: WatchingFlow,
  items: readonly ChangeItem[],
  limits: () => ClientOptions,
): Promise<Findings> => {
  const { context, inputs, permission } = flow;
  const { key, fields } = inputs.connection;
  const asker = JSON.stringify([
    context.flow.stableId,
    desiredSubscription(flow).notificationUrl,
    key,
    fields?.baseUrl,
  ]);
  const named = [...new Set(items.map(({ subscriptionId }) => subscriptionId))].filter(isGuid);
  const ids = named.filter((id) => !unknown.has(asker, id)).slice(0, MOST_LOOK_UPS);
  const found: FoundSubscription[] = [];
  for (const id of ids) {
    if (unknown.tooMany(asker))
      return { found, problem: "too many unknown subscriptions were named within a minute" };
    try {
      const graph = createClient(inputs.connection, context, limits());
      const purpose = { operation: "Get Subscription", permission };
      const subscription = ofFlow(await findSubscription(graph, id, purpose), flow);
      if (subscription === undefined) unknown.remember(asker, id);
      else found.push(subscription);
    } catch (error) {
      return { found, problem: (error as Error).message };
    }
  }
  return { found };
};
