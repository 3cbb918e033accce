import { isObject } from "../../graph";
import { isTime } from "../isTime";
import { openMemory, type StoredMemory } from "./memory";
import type { Round } from "./round";

/**
 * What a polling trigger keeps between polls: links, ids and times, never a record. The platform keeps it
 * as the trigger's polling state.
 */
export interface PollingState {
  readonly version: 1;
  /** Tells what the links follow: whose directory, which properties, which objects. */
  readonly fingerprint: string;
  /** The deltaLink of each delta query, by its key. */
  readonly links: Readonly<Record<string, string>>;
  /** ISO 8601: when Graph gave the links, which live for seven days. */
  readonly linkedAt: string | null;
  /** When the last whole round began. */
  readonly lastRoundAt: string | null;
  /** When everything had been read once; keeps a redeploy from doing so again. */
  readonly initialSyncAt: string | null;
  readonly memory: StoredMemory;
  /** A round under way: where to go on when it breaks. */
  readonly round: StoredRound | null;
}

/**
 * `running`: its own run goes on to the next page, and nobody else may while it lives. `handedOver`: its
 * last events were given to the platform, and it is whole once the platform comes back for more. `paused`:
 * the next poll goes on.
 */
const STATUSES = ["running", "handedOver", "paused"] as const;

type RoundStatus = (typeof STATUSES)[number];

export interface StoredRound extends Round {
  /** When it last gave a sign of life. */
  readonly beatAt: string;
  readonly status: RoundStatus;
}

/** Most bytes of a state, as JSON. */
export const LARGEST_STATE = 64 * 1024;
const ENVELOPE = 1024;

const VERSION = 1;

const timeOr = (value: unknown, fallback: null): string | null =>
  isTime(value) ? value : fallback;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** A round as the state or the platform's loop gives it back; undefined when it is not ours. */
export const readRound = (value: unknown): Round | undefined => {
  if (!isObject(value)) return undefined;
  const { id, startedAt, plan, leg, link, pages, sequence, found, deletions, restarts } = value;
  if (typeof id !== "string" || !isTime(startedAt) || typeof plan !== "string") return undefined;
  if (!isCount(leg) || !isCount(pages) || !isCount(sequence)) return undefined;
  if (!isCount(deletions) || !isCount(restarts) || !isTexts(found)) return undefined;
  if (link !== null && typeof link !== "string") return undefined;
  const { resync } = value;
  const known = isObject(resync) && typeof resync.resyncId === "string" && isTime(resync.startedAt);
  return {
    id,
    startedAt,
    plan,
    leg,
    link,
    pages,
    sequence,
    found,
    deletions,
    restarts,
    full: value.full === true,
    keepsLinks: value.keepsLinks === true,
    counting: value.counting === true,
    announced: value.announced === true,
    resync: known
      ? {
          resyncId: String(resync.resyncId),
          startedAt: String(resync.startedAt),
          lastGoodRound: timeOr(resync.lastGoodRound, null),
        }
      : null,
  };
};

const readStoredRound = (value: unknown): StoredRound | null => {
  const round = readRound(value);
  if (round === undefined || !isObject(value)) return null;
  const beatAt = isTime(value.beatAt) ? value.beatAt : round.startedAt;
  return { ...round, beatAt, status: STATUSES.find((one) => one === value.status) ?? "running" };
};

/** What came of the state that an earlier run has kept. */
export type Loaded =
  | { readonly state: PollingState; readonly problem?: undefined }
  /** Nothing was kept yet, or it follows something else. */
  | { readonly state: undefined; readonly problem: "new" | "changed" }
  /** There was one and its place is lost: everything must be read again. */
  | {
      readonly state: undefined;
      readonly problem: "broken" | "foreign";
      readonly lastGoodRound: string | null;
    };

const readLinks = (value: unknown): Record<string, string> | undefined =>
  isObject(value) && Object.values(value).every((link) => typeof link === "string")
    ? (value as Record<string, string>)
    : undefined;

const isOwn = (link: string, origin: string): boolean =>
  URL.canParse(link) && new URL(link).origin === origin;

/**
 * Reads the state of an earlier run. One of an older version lacks what was not there then; one of a
 * newer version, or that holds anything else, is broken. A link that leads to another origin is never
 * called: the state that holds one is dropped.
 */
export const loadState = (value: unknown, fingerprint: string, origin: string): Loaded => {
  if (!isObject(value) || Object.keys(value).length === 0)
    return value === undefined || value === null || isObject(value)
      ? { state: undefined, problem: "new" }
      : { state: undefined, problem: "broken", lastGoodRound: null };
  const lastRoundAt = timeOr(value.lastRoundAt, null);
  const links = readLinks(value.links);
  const version = value.version ?? 0;
  if (typeof version !== "number" || version > VERSION || links === undefined)
    return { state: undefined, problem: "broken", lastGoodRound: lastRoundAt };
  if (typeof value.fingerprint !== "string")
    return { state: undefined, problem: "broken", lastGoodRound: lastRoundAt };
  if (value.fingerprint !== fingerprint) return { state: undefined, problem: "changed" };
  const round = readStoredRound(value.round);
  const known = [
    ...Object.values(links),
    ...(round?.found ?? []),
    ...(round?.link ? [round.link] : []),
  ];
  if (!known.every((link) => isOwn(link, origin)))
    return { state: undefined, problem: "foreign", lastGoodRound: lastRoundAt };
  return {
    state: {
      version: VERSION,
      fingerprint,
      links,
      linkedAt: timeOr(value.linkedAt, null),
      lastRoundAt,
      initialSyncAt: timeOr(value.initialSyncAt, null),
      memory: openMemory(value.memory).stored(LARGEST_STATE),
      round,
    },
  };
};

/** The state before the first round. */
export const emptyState = (fingerprint: string): PollingState => ({
  version: VERSION,
  fingerprint,
  links: {},
  linkedAt: null,
  lastRoundAt: null,
  initialSyncAt: null,
  memory: openMemory(undefined).stored(LARGEST_STATE),
  round: null,
});

/** How many bytes are left for the memory. */
export const roomFor = (state: Omit<PollingState, "memory">, round: Round): number => {
  const { length } = JSON.stringify({ ...state, memory: undefined });
  return LARGEST_STATE - ENVELOPE - length - 2 * JSON.stringify(round).length;
};
