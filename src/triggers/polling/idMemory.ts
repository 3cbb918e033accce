import { isGuid, isObject } from "../../graph";

/** Ids by the time that is stored with them: `{ "<seconds since 1970>": "id,id,…" }`, small as JSON. */
export type StoredIds = Readonly<Record<string, string>>;

/** Times are rounded up to this, so that ids of about one time share it. */
const GRAIN_SECONDS = 600;

/** A GUID in 22 characters instead of 36; other ids in small letters. */
export const shortId = (id: string): string => {
  const isObjectId: boolean = isGuid(id);
  return isObjectId
    ? Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")
    : id.toLowerCase();
};

/** The GUID that `shortId` made short. */
export const longId = (short: string): string =>
  Buffer.from(short, "base64url")
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/**
 * Ids that are remembered for a time. A set that changes during a run; what is kept between runs is
 * `stored`.
 */
export interface IdMemory {
  has(id: string): boolean;
  /** @param atMs The time that decides how long the id is remembered, in milliseconds. */
  add(id: string, atMs: number): void;
  delete(id: string): void;
  /** Forgets what is from before a time. */
  forgetBefore(ms: number): void;
  /** Forgets the oldest until the rest takes at most that many bytes; gives the time of the last one forgotten. */
  fit(bytes: number): number | undefined;
  stored(): StoredIds;
  readonly size: number;
}

export const openIds = (value: unknown): IdMemory => {
  const times = new Map<string, number>();
  for (const [time, ids] of Object.entries(isObject(value) ? value : {})) {
    if (typeof ids !== "string" || !Number.isFinite(Number(time))) continue;
    for (const id of ids.split(",")) if (id !== "") times.set(id, Number(time));
  }

  const stored = (): StoredIds => {
    const byTime: Record<string, string> = {};
    for (const [id, time] of times) {
      const ids = byTime[time];
      byTime[time] = ids === undefined ? id : `${ids},${id}`;
    }
    return byTime;
  };

  return {
    has: (id) => times.has(shortId(id)),
    add: (id, atMs) => {
      times.set(shortId(id), Math.ceil(atMs / 1000 / GRAIN_SECONDS) * GRAIN_SECONDS);
    },
    delete: (id) => {
      times.delete(shortId(id));
    },
    forgetBefore: (ms) => {
      for (const [id, time] of times) if (time * 1000 < ms) times.delete(id);
    },
    fit: (bytes) => {
      let size = JSON.stringify(stored()).length;
      let lost: number | undefined;
      if (size <= bytes) return undefined;
      for (const [id, time] of [...times].sort(([, one], [, other]) => one - other)) {
        if (size <= bytes) break;
        times.delete(id);
        size -= id.length + 1;
        lost = time * 1000;
      }
      return lost;
    },
    stored,
    get size() {
      return times.size;
    },
  };
};
