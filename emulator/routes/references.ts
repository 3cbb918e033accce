import type { Context } from "hono";
import type { Entity, Relation } from "../directory";
import { badRequest, notFound } from "../graphFault";
import { find, keyValue } from "../keys";
import { facts, type Kind } from "../kinds";
import { relate, unrelate } from "../membership";
import type { RulesOf } from "../needs";
import { type Referenced, resolveReference } from "../references";
import { type Env, readJson, type Services } from "./context";

/** The object that a `$ref` body names. */
export const readReference = async (
  c: Context<Env>,
  { directory, origin }: Services,
): Promise<Referenced> => {
  const body = await readJson(c);
  const reference = (body as Record<string, unknown> | null)?.["@odata.id"];
  if (typeof reference !== "string") throw badRequest("'@odata.id' is required.");
  return resolveReference(reference, directory, origin());
};

const member = (c: Context<Env>): string => keyValue(c.req.param("member") ?? "");

/** Adds to and takes from a relation: `POST …/$ref`, `DELETE …/{id}/$ref`. */
export const referenceHandlers = (kind: Kind, relation: Relation, services: Services) => {
  const { directory } = services;
  const owner = (c: Context<Env>): Entity => find(directory, kind, c.req.param("key") ?? "");
  return {
    add: async (c: Context<Env>) => {
      const of = owner(c);
      relate(directory, kind, of, relation, [await readReference(c, services)]);
      return c.body(null, 204);
    },
    remove: (c: Context<Env>) => {
      unrelate(directory, kind, owner(c), relation, member(c));
      return c.body(null, 204);
    },
    /** Without /$ref the call goes to the member itself: https://learn.microsoft.com/graph/api/group-delete-members */
    removeItself: (c: Context<Env>) => {
      owner(c);
      const found = directory.findAny(member(c));
      if (found === undefined) throw notFound(member(c));
      directory.remove(found.kind, found.entity);
      return c.body(null, 204);
    },
  };
};

/** To delete what a member path names without /$ref: the permission to delete that object. */
export const toRemoveMember =
  ({ directory }: Services): RulesOf =>
  (c) => [facts[directory.findAny(member(c))?.kind ?? "user"].permissions.remove];
