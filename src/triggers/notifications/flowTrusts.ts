import type { ClientOptions } from "../../client";
import {
  type ChangeItem,
  gapSince,
  isGuid,
  nextState,
  type SubscriptionState,
  type Trust,
  trustedItems,
} from "../../graph";
import type { FlowMemory } from "./flowState";
import type { WatchingFlow } from "./flowSubscription";
import { inTime } from "./inTime";
import { type FoundSubscription, lookUpSubscriptions } from "./lookUpSubscriptions";
import { oldestUndelivered } from "./oldestUndelivered";

type Secret = Pick<SubscriptionState, "id" | "clientState">;

const trustIn = ({ id, clientState }: Secret, tenant: unknown): Trust => ({
  subscriptionId: id,
  clientState,
  ...(isGuid(tenant) ? { tenantId: tenant } : {}),
});

/** The known subscription, and the one before it. */
const knownSecrets = (known: SubscriptionState | undefined): Secret[] =>
  known === undefined ? [] : [known, ...(known.previous ? [known.previous] : [])];

/**
 * A subscription of the flow that another run has made takes the place of the known one. Whether that
 * one ended before is not known, so changes may have been missed since it was last seen alive.
 */
const adopt = (memory: FlowMemory, found: FoundSubscription): void => {
  const known = memory.read().subscription;
  const now = new Date();
  memory.keep({
    subscription: nextState(found, found.clientState, now, known),
    ...(known === undefined ? {} : { missedSince: gapSince(known, now).from }),
  });
};

/** The subscriptions of the flow that Graph finds by the ids in the items; none where it does not answer in time. */
const findInTime = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  items: readonly ChangeItem[],
  limits: () => ClientOptions,
  endsAt: number,
): Promise<readonly FoundSubscription[]> => {
  const unverified = (problem: string): void => {
    flow.context.logger.warn(`A delivery could not be verified: ${problem}`);
    // When the flow's subscription is known, an unknown one sends nothing that could be missed. When it is not,
    // what comes now may be as old as the notifications that Graph still tries to deliver.
    if (memory.read().subscription === undefined) memory.keep({ missedSince: oldestUndelivered() });
  };
  try {
    const { found, problem } = await inTime(lookUpSubscriptions(flow, items, limits), endsAt);
    if (problem !== undefined) unverified(problem);
    return found;
  } catch (error) {
    unverified((error as Error).message);
    return [];
  }
};

/**
 * What an item must carry to come from Graph for this flow: the secret of its subscription, of the one before
 * it, or of one that Graph itself says is this flow's. That one is adopted when nothing known has sent any of
 * the items.
 */
export const flowTrusts = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  items: readonly ChangeItem[],
  limits: () => ClientOptions,
  endsAt: number,
): Promise<readonly Trust[]> => {
  const { tenant } = flow.inputs.connection.fields ?? {};
  const known = memory.read().subscription;
  const secrets = knownSecrets(known);
  const trusts = secrets.map((secret) => trustIn(secret, tenant));
  const strangers = items.filter(
    ({ subscriptionId }) => !secrets.some(({ id }) => id === subscriptionId),
  );
  const found =
    strangers.length === 0 ? [] : await findInTime(flow, memory, strangers, limits, endsAt);

  const successor = found.find(
    (subscription) =>
      (subscription.isWanted || known === undefined) &&
      trustedItems(strangers, [trustIn(subscription, tenant)]).length > 0,
  );
  if (successor !== undefined && trustedItems(items, trusts).length === 0) adopt(memory, successor);
  return [...trusts, ...found.map((subscription) => trustIn(subscription, tenant))];
};
