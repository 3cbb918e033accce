import { differenceInHours } from "date-fns";
import type { PollRun } from "./job";
import type { Round } from "./round";
import type { Loaded } from "./state";

type Logger = PollRun["logger"];

/** Of the seven days that Graph keeps the tokens of the directory. */
const OLD_LINK_HOURS = 4 * 24;

/** A token is dead, and how the round goes on. */
export const sayRestart = (logger: Logger, { resync }: Round): void =>
  logger.warn(
    resync === null
      ? "Microsoft Graph no longer knows the link to the next page. The round begins again from the last delta link."
      : "Microsoft Graph no longer knows where the last round ended. Everything is read anew; the events say so in resync, and the last one is resyncCompleted.",
  );

/** A link that grows old will cost a resync. */
export const sayAge = (logger: Logger, linkedAt: string | null, now: Date): void => {
  const hours = linkedAt === null ? 0 : differenceInHours(now, new Date(linkedAt));
  if (hours >= OLD_LINK_HOURS)
    logger.warn(
      `The delta link is ${Math.floor(hours / 24)} days old. Microsoft Graph keeps it for 7 days; after that everything is read anew. Poll at least every few days.`,
    );
};

const PROBLEMS: Readonly<Record<string, string>> = {
  broken:
    "What was stored of the last poll cannot be read. Everything is read anew; the events say so in resync.",
  foreign:
    "The stored delta link leads to another host than the connection's Microsoft Graph, and is dropped. Everything is read anew; the events say so in resync.",
  changed:
    "The trigger follows something else than at the last poll: other properties, other objects, or another directory. It begins anew, as Start From says.",
};

/** Why a poll does not go on where the last one ended. */
export const sayProblem = (logger: Logger, { problem }: Loaded): void => {
  const text = PROBLEMS[problem ?? ""];
  if (text !== undefined) logger.warn(text);
};
