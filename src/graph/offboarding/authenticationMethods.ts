import { authenticationMethodKinds } from "../authenticationMethod";
import { type MethodOutcome, resetMethods } from "../resetMethods";
import {
  type Belonging,
  dryRunOutcome,
  type Failed,
  removalOutcome,
  type Skipped,
  type Step,
} from "./step";

const belonging = ({ id, kind }: MethodOutcome): Belonging => ({ id: id ?? "", name: kind });

/** Nothing was sent for a method of a kind that Graph does not delete. */
const isOutOfReach = ({ error }: MethodOutcome): boolean => error?.code === "InvalidEntry";

const skippedOf = (outcomes: readonly MethodOutcome[]): Skipped[] =>
  outcomes
    .filter(isOutOfReach)
    .map((one) => ({ ...belonging(one), reason: one.error?.message ?? "" }));

const failedOf = (outcomes: readonly MethodOutcome[]): Failed[] =>
  outcomes.flatMap((one) =>
    one.error === null || isOutOfReach(one) ? [] : [{ ...belonging(one), error: one.error }],
  );

/** Deletes the methods by which the user signs in, but for the password, which Graph does not take away. */
export const resetAuthenticationMethods: Step = async ({ graph, purpose, user, dryRun }) => {
  // With every kind to be kept, they are only listed.
  const keep = dryRun ? authenticationMethodKinds : [];
  const outcomes = await resetMethods(graph, purpose, user.id, keep);
  const settled = outcomes.filter(({ error }) => error === null).map(belonging);
  const skipped = skippedOf(outcomes);
  return dryRun
    ? dryRunOutcome(settled, skipped)
    : removalOutcome({ removed: settled, skipped, failed: failedOf(outcomes) });
};
