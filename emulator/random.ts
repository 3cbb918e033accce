import { createHash } from "node:crypto";

/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const hex = (random: () => number, digits: number): string => {
  let text = "";
  while (text.length < digits)
    text += Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, "0");
  return text.slice(0, digits);
};

/** A version 4 GUID made of seeded random numbers. */
export const seededGuid = (random: () => number): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${"89ab"[Math.floor(random() * 4)]}${hex(random, 3)}-${hex(random, 12)}`;

/** A GUID that is the same for the same text. */
export const guidOf = (text: string): string =>
  seededGuid(seededRandom(createHash("sha256").update(text).digest().readUInt32LE()));
