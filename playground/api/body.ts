import type { Context } from "hono";

/** The JSON object that a request carries. */
export const body = async (c: Context): Promise<Record<string, unknown>> => {
  const value: unknown = await c.req.json().catch(() => undefined);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("The body must be a JSON object");
  return value as Record<string, unknown>;
};
