import type { Clock } from "../clock";
import { createContinuations } from "../continuations";
import type { Directory } from "../directory";
import { badRequest, GraphFault } from "../graphFault";
import { collectionOf, type Kind } from "../kinds";
import { contextOf } from "../odata/query";
import { createChangeLog } from "./changeLog";
import type { Habits } from "./habits";
import { createRounds, type Point, type Round } from "./round";
import { readScope, type Scope } from "./scope";
import { showEntry } from "./show";

const DAY = 86_400_000;
const TOKEN_MS = 7 * DAY;
const ROUND_MS = 30 * DAY;

/**
 * Change tracking of users, groups and applications.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export const createDelta = (
  root: () => string,
  clock: Clock,
  directory: Directory,
  habits: Habits,
) => {
  const pageTokens = createContinuations<Round>(clock, TOKEN_MS);
  const deltaTokens = createContinuations<Point>(clock, TOKEN_MS);
  const log = createChangeLog(directory);
  const rounds = createRounds(clock, directory, log, habits);

  const urlOf = (kind: Kind): string => `${root()}/${collectionOf[kind]}/delta`;

  const answer = (round: Round, minimal: boolean, permissions: ReadonlySet<string>) => {
    const { kind, select, pages, position, next } = round;
    const properties = select?.length === 0 ? undefined : select;
    const rest = { ...round, position: position + 1 };
    return {
      "@odata.context": `${root()}/$metadata#${contextOf(kind, properties)}`,
      ...(rest.position < pages.length
        ? { "@odata.nextLink": `${urlOf(kind)}?$skiptoken=${pageTokens.keep(rest)}` }
        : { "@odata.deltaLink": `${urlOf(kind)}?$deltatoken=${deltaTokens.keep(next)}` }),
      value: (pages[position] ?? []).map((entry) =>
        showEntry(directory, log, round, entry, minimal, permissions),
      ),
    };
  };

  /** Graph has two ways to say that a token has expired; the 410 says where to begin again. */
  const expired = (kind: Kind, options = ""): GraphFault => {
    const text = "The sync state generation is not found.";
    if (habits.chance("expiredByBadRequest")) return new GraphFault(400, "syncStateNotFound", text);
    return new GraphFault(410, "SyncStateNotFound", text, {
      headers: { Location: `${urlOf(kind)}?${options}$deltatoken=` },
    });
  };

  /** A token is good for the collection that gave it. */
  const checkKind = (kind: Kind, scope: Scope | undefined): void => {
    if (scope !== undefined && scope.kind !== kind) throw badRequest("Badly formed token.");
  };

  const nextPage = (kind: Kind, skiptoken: string): Round => {
    const old = pageTokens.remember(skiptoken);
    checkKind(kind, old);
    if (old !== undefined && old.begunAt + ROUND_MS <= clock.now().getTime()) {
      throw new GraphFault(
        400,
        "Directory_ExpiredPageToken",
        "The delta query must reach steady state within 30 days.",
      );
    }
    const round = pageTokens.recall(skiptoken);
    if (round === undefined) throw expired(kind, old?.options);
    return round;
  };

  const nextRound = (kind: Kind, deltatoken: string): Round => {
    const old = deltaTokens.remember(deltatoken);
    checkKind(kind, old);
    const point = deltaTokens.recall(deltatoken);
    if (point === undefined) throw expired(kind, old?.options);
    return rounds.begin(point);
  };

  const roundOf = (kind: Kind, params: URLSearchParams): Round => {
    const skiptoken = params.get("$skiptoken");
    const deltatoken = params.get("$deltatoken");
    if (skiptoken !== null) return nextPage(kind, skiptoken);
    if (deltatoken === "latest") return rounds.latest(readScope(kind, params));
    if (deltatoken !== null && deltatoken !== "") return nextRound(kind, deltatoken);
    return rounds.begin({ ...readScope(kind, params), since: undefined, late: [] });
  };

  /**
   * One page of a delta round.
   *
   * @param minimal `Prefer: return=minimal`: of a changed object only what changed.
   */
  const page = (
    kind: Kind,
    params: URLSearchParams,
    minimal: boolean,
    permissions: ReadonlySet<string>,
  ): Record<string, unknown> => answer(roundOf(kind, params), minimal, permissions);

  return { page, habits: habits.habits };
};

export type Delta = ReturnType<typeof createDelta>;
