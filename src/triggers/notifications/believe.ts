import type { ClientOptions } from "../../client";
import {
  type ChangeItem,
  gapSince,
  isGuid,
  type SubscriptionState,
  type Trust,
  trustedItems,
} from "../../graph";
import type { FlowMemory } from "./flowState";
import type { WatchingFlow } from "./flowSubscription";
import { inTime } from "./inTime";
import { type FoundSubscription, lookUpSubscriptions } from "./lookUp";
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
  const { id, clientState, expirationDateTime } = found;
  memory.keep({
    subscription: {
      id,
      clientState,
      expirationDateTime,
      seenAt: now.toISOString(),
      ...(known === undefined
        ? {}
        : { previous: { id: known.id, clientState: known.clientState } }),
    },
    ...(known === undefined ? {} : { missedSince: gapSince(known, now).from }),
  });
};

/** What can vouch for items beside what is known; adopts it when nothing known has sent any of them. */
const lookUp = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  items: readonly ChangeItem[],
  limits: () => ClientOptions,
  due: number,
): Promise<readonly FoundSubscription[]> => {
  const unverified = (problem: string): void => {
    flow.context.logger.warn(`A delivery could not be verified: ${problem}`);
    // With a subscription of ours in mind, an unknown one is nothing that could be missed. Without,
    // what comes now may be four hours old: so long Graph tries.
    if (memory.read().subscription === undefined) memory.keep({ missedSince: oldestUndelivered() });
  };
  try {
    const { found, problem } = await inTime(lookUpSubscriptions(flow, items, limits), due);
    if (problem !== undefined) unverified(problem);
    return found;
  } catch (error) {
    unverified((error as Error).message);
    return [];
  }
};

/**
 * What picks the items that Graph has sent for this flow: they carry the secret of its subscription, of
 * the one before it, or of one that Graph itself says is this flow's.
 */
export const believer = async (
  flow: WatchingFlow,
  memory: FlowMemory,
  items: readonly ChangeItem[],
  limits: () => ClientOptions,
  due: number,
): Promise<(items: readonly ChangeItem[]) => ChangeItem[]> => {
  const { tenant } = flow.inputs.connection.fields ?? {};
  const known = memory.read().subscription;
  const secrets = knownSecrets(known);
  const trusts = secrets.map((secret) => trustIn(secret, tenant));
  const strangers = items.filter(
    ({ subscriptionId }) => !secrets.some(({ id }) => id === subscriptionId),
  );
  const found = strangers.length === 0 ? [] : await lookUp(flow, memory, strangers, limits, due);
  const foundTrusts = found.map((secret) => trustIn(secret, tenant));

  const heir = found.find(
    (one) =>
      (one.isWanted || known === undefined) &&
      trustedItems(strangers, [trustIn(one, tenant)]).length > 0,
  );
  if (heir !== undefined && trustedItems(items, trusts).length === 0) adopt(memory, heir);
  return (some) => trustedItems(some, [...trusts, ...foundTrusts]);
};
