import { batch } from "../batch";
import { bulkError } from "../bulk/bulkResult";
import {
  type GraphError,
  isNotFound,
  isNotMember,
  isRoleAssignmentGone,
} from "../errors/graphError";
import type { GraphRequest } from "../http/request";
import {
  type Belonging,
  dryRunOutcome,
  type Failed,
  type Leaving,
  removalOutcome,
  type Skipped,
  type StepOutcome,
} from "./step";

/** What a user has, and the request that takes it away. */
export type Removable = Belonging & { readonly path: string };

export const belonging = ({ id, name }: Belonging): Belonging => ({ id, name });

// The texts are Graph's own; what is listed does not always show that it cannot be taken away.
const HINDRANCES: readonly (readonly [RegExp, string])[] = [
  [/at least one owner/i, "last owner: add another owner first"],
  [
    /mail-?enabled security groups? and or distribution list/i,
    "mail-enabled: Exchange manages its members",
  ],
  [
    /on-premises mastered|undergoing migration/i,
    "synchronised: change it where it comes from, such as Active Directory",
  ],
  [/dynamic membership/i, "dynamic: its rule chooses the members"],
];

/** Why Graph will never carry out a removal; undefined for other errors. */
const hindranceOf = ({ status, graphMessage }: GraphError): string | undefined =>
  status === 400 ? HINDRANCES.find(([pattern]) => pattern.test(graphMessage))?.[1] : undefined;

/** It was taken away since it was listed: the list lags, or somebody else did it. */
const isGone = (error: GraphError): boolean =>
  isNotFound(error) || isNotMember(error) || isRoleAssignmentGone(error);

/**
 * Takes things away from a user, each with a DELETE of its own, 20 in a batch, and says what came of all of
 * them. What is gone already counts as nothing that was there.
 *
 * @param skipped What was seen beforehand to be out of reach.
 */
export const removeEach = async (
  { graph, purpose, dryRun }: Leaving,
  removables: readonly Removable[],
  skipped: readonly Skipped[],
): Promise<StepOutcome> => {
  if (dryRun) return dryRunOutcome(removables.map(belonging), skipped);
  const requests = removables.map(
    ({ path }): GraphRequest => ({ ...purpose, method: "DELETE", path, awaitReplication: false }),
  );
  const results = await batch(graph, purpose, requests);
  const removed: Belonging[] = [];
  const refused: Skipped[] = [...skipped];
  const failed: Failed[] = [];
  for (const [place, removable] of removables.entries()) {
    const result = results[place];
    const thing = belonging(removable);
    if (result === undefined || result.ok) {
      removed.push(thing);
      continue;
    }
    if (isGone(result.error)) continue;
    const reason = hindranceOf(result.error);
    if (reason === undefined) failed.push({ ...thing, error: bulkError(result) });
    else refused.push({ ...thing, reason });
  }
  return removalOutcome({ removed, skipped: refused, failed });
};
