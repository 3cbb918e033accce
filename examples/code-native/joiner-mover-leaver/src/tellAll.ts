import { type FlowExecutionContext, util } from "@prismatic-io/spectral";
import { kindOf, personOf, type User } from "./person";
import { type PersonEvent, tell } from "./tell";

/** A user as it is now, or what is left of a deleted one; or why nobody knows. */
export type Change =
  | { id: string; user: User; isDeleted?: boolean }
  | { id: string; unread: string };

const EVENTS = { joiner: "create", mover: "change", leaver: "offboard" } as const;

/** Takes licences and groups from a leaver; what is done already stays as it is. */
const offboard = async (context: FlowExecutionContext, userId: string): Promise<void> => {
  const dryRun = util.types.toBool(context.configVars["Offboarding Dry Run"]);
  const { data } = await context.components.msEntraId.offboardUser({
    connection: context.configVars["Entra Connection"],
    userId,
    // Ending sessions is a change of the user, which would start this flow again, without end. A disabled
    // user gets no new token anyway.
    revokeSessions: false,
    dryRun,
  });
  for (const { step, status, detail } of data.steps) {
    const names = [...(detail?.removed ?? []), ...(detail?.toRemove ?? [])].map(({ name }) => name);
    context.logger.info(`${dryRun ? "Dry run: " : ""}${step} ${status} ${names.join(", ")}`.trim());
  }
  const failed = data.steps.filter(({ status }) => status === "failed").map(({ step }) => step);
  if (failed.length > 0)
    throw new Error(`is not offboarded completely: ${failed.join(", ")} failed`);
};

const tellOf = async (context: FlowExecutionContext, change: Change): Promise<PersonEvent> => {
  if ("unread" in change) throw new Error(`could not be read: ${change.unread}`);
  const url = util.types.toString(context.configVars["People URL"]);
  const kind = change.isDeleted ? "leaver" : kindOf(change.user, new Date());
  const event = { event: EVENTS[kind], person: personOf(change.user) };
  await tell(url, event);
  if (kind === "leaver" && !change.isDeleted) await offboard(context, change.id);
  return event;
};

/** Tells of each, and fails at the end when one could not be told: all others are told by then. */
export const tellAll = async (
  context: FlowExecutionContext,
  changes: readonly Change[],
): Promise<{ told: number }> => {
  const problems: string[] = [];
  for (const change of changes) {
    try {
      const { event } = await tellOf(context, change);
      context.logger.info(`User ${change.id}: ${event}`);
    } catch (error) {
      problems.push(`User ${change.id} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0)
    throw new Error(`${problems.length} of ${changes.length} failed. ${problems[0]}`);
  return { told: changes.length };
};
