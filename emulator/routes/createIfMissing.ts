import type { Context } from "hono";
import { notFound } from "../graphFault";
import { isUniqueName, keyValue } from "../keys";
import type { Env } from "./context";

/**
 * The unique name of the object that a PATCH to nothing creates, when the caller prefers that; 404 otherwise.
 * @see https://learn.microsoft.com/graph/api/group-upsert
 */
export const createIfMissing = (c: Context<Env>, key: string): { uniqueName: string } => {
  const preference = "create-if-missing";
  const uniqueName = keyValue(key);
  if (!isUniqueName(key) || !c.req.header("prefer")?.includes(preference))
    throw notFound(uniqueName);
  c.header("Preference-Applied", preference);
  return { uniqueName };
};
