import { createHash } from "node:crypto";

/** A short text that is the same for the same JSON value, and else another. */
export const fingerprint = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);
