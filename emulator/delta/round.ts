import type { Clock } from "../clock";
import type { Directory } from "../directory";
import type { Kind } from "../kinds";
import type { ChangeLog } from "./changeLog";
import type { Habits } from "./habits";
import { type Entry, layOut } from "./pages";
import type { Scope } from "./scope";

/** Where a delta goes on. */
export interface Point extends Scope {
  /** Changes after this point of the log are still to come; undefined for everything. */
  readonly since: number | undefined;
  /** Objects from before it that no replica showed yet. */
  readonly late: readonly string[];
}

export interface Round extends Point {
  /** Where the next round begins. */
  readonly next: Point;
  /** In milliseconds of the emulated clock. */
  readonly begunAt: number;
  readonly pages: readonly (readonly Entry[])[];
  readonly position: number;
}

/** Gathers what a round holds, once, when it begins. */
export const createRounds = (
  clock: Clock,
  directory: Directory,
  log: ChangeLog,
  habits: Habits,
) => {
  const hidden = (kind: Kind): string[] =>
    [...directory.changes(kind)]
      .filter(([id, { how }]) => how === "changed" && directory.find(kind, id) === undefined)
      .map(([id]) => id);

  const everything = (kind: Kind): string[] => {
    const deleted = [...directory.changes(kind)]
      .filter(([, { how }]) => how !== "changed" && habits.chance("removedInFirstRound"))
      .map(([id]) => id);
    return [...deleted, ...[...directory.all(kind)].map(({ id }) => id)];
  };

  const changed = (point: Point, since: number): string[] => {
    const ids = [...directory.changes(point.kind)]
      .filter(([id, { sequence }]) => sequence > since && log.isChanged(point, id, since))
      .map(([id]) => id);
    const unseen = new Set(hidden(point.kind));
    return [...new Set([...point.late, ...ids])].filter((id) => !unseen.has(id));
  };

  const entryOf = (point: Point, id: string): Entry => {
    const { since, late } = point;
    const fresh = since === undefined || late.includes(id);
    return { id, fresh, links: fresh ? log.linksNow(point, id) : log.linksSince(point, id, since) };
  };

  const now = (point: Scope): Point => ({
    ...point,
    since: directory.position(),
    late: hidden(point.kind),
  });

  const begin = (point: Point): Round => {
    const { kind, since, ids } = point;
    const entries = (since === undefined ? everything(kind) : changed(point, since))
      .filter((id) => ids === undefined || ids.has(id))
      .map((id) => entryOf(point, id));
    const begunAt = clock.now().getTime();
    return { ...point, next: now(point), begunAt, pages: layOut(entries, habits), position: 0 };
  };

  /** A round that holds nothing and ends at once: everything from now on. */
  const latest = (scope: Scope): Round => {
    const next = now(scope);
    return { ...next, next, begunAt: clock.now().getTime(), pages: [[]], position: 0 };
  };

  return { begin, latest };
};
