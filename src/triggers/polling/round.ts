import { fingerprint } from "../../graph";

/** What the events of a resync carry. */
export interface Resync {
  readonly resyncId: string;
  readonly startedAt: string;
  /** When the last whole round began; null when nobody knows. */
  readonly lastGoodRound: string | null;
}

/** One delta query of a trigger. Most have one; groups are followed 50 at a time. */
export interface Leg {
  /** Tells the queries of a trigger apart, also in later runs. */
  readonly key: string;
  /** The key that its link was kept by until now, when that is another. */
  readonly formerKey?: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What is there already is never read, not even in a resync. */
  readonly onlyFromNow?: boolean;
}

/** How a leg is read: everything that is there, what changed since its link, or nothing yet. */
export type LegMode = "full" | "changes" | "latest";

/**
 * How far a round has come. The pagination state of the platform's loop holds it, and the polling state
 * where it is to be resumed.
 */
export interface Round {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Everything is read, links or not: a resync, or the initial sync on deploy. */
  readonly full: boolean;
  readonly resync: Resync | null;
  /** The links of the state stay: an initial sync beside rounds that go on. */
  readonly keepsLinks: boolean;
  /** What it follows and where it began; what began elsewhere is not continued. */
  readonly plan: string;
  /** Index of the leg that comes next. */
  readonly leg: number;
  /** The leg's next page; null for its beginning. */
  readonly link: string | null;
  /** Pages that were read one at a time or collected. */
  readonly pages: number;
  /** Events that were told. */
  readonly sequence: number;
  /** The deltaLinks of the legs that are done. */
  readonly found: readonly string[];
  /** A round too large to collect is counted first when there is a Max Deletions. */
  readonly counting: boolean;
  readonly deletions: number;
  /** How often a token was refused on the way. */
  readonly restarts: number;
  /** The state says already that a leg is about to be read from its beginning. */
  readonly announced: boolean;
}

/** Tells what a round follows and from which links it began. */
export const planOf = (legs: readonly Leg[], links: ReadonlyMap<string, string>): string =>
  fingerprint(legs.map((leg) => [leg, links.get(leg.key) ?? null]));

export const newRound = (
  plan: string,
  now: Date,
  known: Partial<Pick<Round, "full" | "resync" | "keepsLinks" | "restarts">> = {},
): Round => ({
  id: crypto.randomUUID(),
  startedAt: now.toISOString(),
  full: false,
  resync: null,
  keepsLinks: false,
  plan,
  leg: 0,
  link: null,
  pages: 0,
  sequence: 0,
  found: [],
  counting: false,
  deletions: 0,
  restarts: 0,
  announced: false,
  ...known,
});

/** A round that reads everything anew, since the last token is lost. */
export const newResync = (
  plan: string,
  now: Date,
  lastGoodRound: string | null,
  restarts = 0,
): Round =>
  newRound(plan, now, {
    full: true,
    restarts,
    resync: { resyncId: crypto.randomUUID(), startedAt: now.toISOString(), lastGoodRound },
  });

/**
 * The round that goes on where a broken one stopped. It is another one, since what was told last may be
 * told again, and a resync stays the same resync.
 */
export const resumed = (round: Round): Round => ({
  ...round,
  id: crypto.randomUUID(),
  sequence: 0,
});

export const modeOf = (
  leg: Leg,
  round: Pick<Round, "full">,
  hasLink: boolean,
  startFrom: "now" | "everything",
): LegMode => {
  if (leg.onlyFromNow) return hasLink && !round.full ? "changes" : "latest";
  if (round.full) return "full";
  if (hasLink) return "changes";
  return startFrom === "everything" ? "full" : "latest";
};

export const isDone = ({ leg }: Round, legs: readonly Leg[]): boolean => leg >= legs.length;

/**
 * Whether the state must say first that everything of a leg will be told. When the platform breaks off
 * after the first page was told and before its state was written, nobody would know that it was: what is
 * deleted then would never be missed. A resync is safe, since its dead link stays in the state; so is an
 * initial sync beside links that go on.
 */
export const mustAnnounce = (
  { announced, link, leg, resync, keepsLinks }: Round,
  mode: LegMode,
): boolean =>
  mode === "full" && link === null && !announced && !keepsLinks && (resync === null || leg > 0);

/**
 * What follows when Graph no longer knows a token. A dead nextLink costs the round, which begins again
 * from the last deltaLinks; the second time, or with a dead deltaLink, everything is read anew. A first
 * round that breaks has told of objects that may be gone when it is read again: that is a resync too.
 */
export const afterDeadToken = (
  round: Round,
  now: Date,
  { hasLinks, lastGoodRound }: { hasLinks: boolean; lastGoodRound: string | null },
): Round =>
  round.link !== null && hasLinks && !round.full && round.restarts === 0
    ? newRound(round.plan, now, { restarts: 1 })
    : newResync(round.plan, now, lastGoodRound, round.restarts + 1);
