import { addMinutes } from "date-fns";
import { allowedMinutes } from "./errors/graphError";

/**
 * 29 days, the longest that Graph keeps a subscription to directory objects.
 * @see https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
export const LONGEST_LIFETIME_MINUTES = 41_760;

const expiry = (now: Date, minutes: number): string => addMinutes(now, minutes).toISOString();

/**
 * Calls `send` with the longest expiry; when Graph names a shorter limit, for another resource or
 * because its clock differs, calls it once more with a minute less than that.
 */
export const withLongestExpiry = async <T>(
  now: Date,
  send: (expirationDateTime: string) => Promise<T>,
): Promise<T> => {
  try {
    return await send(expiry(now, LONGEST_LIFETIME_MINUTES));
  } catch (error) {
    const minutes = allowedMinutes(error);
    if (minutes === undefined) throw error;
    return send(expiry(now, minutes - 1));
  }
};

/** Calls `send` with the builder's own expiry, or with the longest. */
export const withExpiry = <T>(
  wanted: string | undefined,
  now: Date,
  send: (expirationDateTime: string) => Promise<T>,
): Promise<T> => (wanted === undefined ? withLongestExpiry(now, send) : send(wanted));
