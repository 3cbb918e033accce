import { randomBytes } from "node:crypto";
import type { Clock } from "./clock";

/**
 * Opaque tokens for what is to be continued later: the rest of a list, or a delta round. A token says
 * nothing and lives for a time, as Graph's do.
 */
export const createContinuations = <T>(clock: Clock, lifetimeMs: number, most = 50_000) => {
  const kept = new Map<string, { value: T; expires: number }>();

  const keep = (value: T): string => {
    const token = randomBytes(24).toString("base64url");
    kept.set(token, { value, expires: clock.now().getTime() + lifetimeMs });
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return token;
  };

  /** What a token stands for; undefined when it is unknown or too old. */
  const recall = (token: string): T | undefined => {
    const entry = kept.get(token);
    return entry !== undefined && entry.expires > clock.now().getTime() ? entry.value : undefined;
  };

  /** What a token stood for, however old it is. */
  const remember = (token: string): T | undefined => kept.get(token)?.value;

  return { keep, recall, remember };
};
