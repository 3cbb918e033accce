import type { BulkError } from "../bulk/bulkResult";
import { GraphError } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { deleteUser, disable, revokeSessions } from "./account";
import { removeAppRoles } from "./appRoles";
import { resetAuthenticationMethods } from "./authenticationMethods";
import { removeDirectoryRoles } from "./directoryRoles";
import { removeFromGroups } from "./groups";
import { readLeavingUser } from "./leavingUser";
import { removeLicenses } from "./licenses";
import { removeManager } from "./manager";
import { removeOwnerships } from "./ownerships";
import { already, type Leaving, type Step, type StepOutcome, skipped } from "./step";

/** The steps by the keys of their inputs, in the order in which they are taken. */
const STEPS = {
  disable,
  revokeSessions,
  removeLicenses,
  removeFromGroups,
  removeOwnerships,
  removeDirectoryRoles,
  removeAppRoles,
  resetAuthenticationMethods,
  removeManager,
  deleteUser,
} as const satisfies Record<string, Step>;

export type OffboardingStep = keyof typeof STEPS;

export const offboardingSteps = Object.keys(STEPS) as OffboardingStep[];

export type OffboardingResult = { readonly step: OffboardingStep } & StepOutcome;

const errorOf = (error: Error): BulkError =>
  error instanceof GraphError
    ? { status: error.status ?? null, code: error.code, message: error.message }
    : { status: null, code: "", message: error.message };

/** A step that fails is a result, so that the others are taken. */
const take = async (step: Step, leaving: Leaving): Promise<StepOutcome> => {
  try {
    return await step(leaving);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { status: "failed", detail: null, error: errorOf(error) };
  }
};

/**
 * Takes the chosen steps for a user who leaves, one after the other, and says what came of each. A second
 * run finds done what the first one did. A user is not deleted after a step that failed, since what it left
 * behind could then no longer be seen.
 *
 * @throws GraphError when the user cannot be read; no step was taken then.
 */
export const offboard = async (
  graph: GraphClient,
  purpose: Purpose,
  userId: string,
  chosen: readonly OffboardingStep[],
  dryRun: boolean,
): Promise<OffboardingResult[]> => {
  const user = await readLeavingUser(graph, purpose, userId);
  if (user === undefined) return chosen.map((step) => ({ step, ...already }));
  const results: OffboardingResult[] = [];
  for (const step of chosen) {
    const failed = results.filter(({ status }) => status === "failed");
    const outcome =
      step === "deleteUser" && failed.length > 0
        ? skipped(`Not deleted, since ${failed.map((one) => one.step).join(", ")} failed.`)
        : await take(STEPS[step], { graph, purpose, user, dryRun });
    results.push({ step, ...outcome });
  }
  return results;
};
