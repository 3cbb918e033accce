import type { Body } from "./bodies/body";
import type { Directory, Entity, Relation } from "./directory";
import { badRequest } from "./graphFault";
import type { Kind } from "./kinds";
import { checkRelated, relate } from "./membership";
import { type Referenced, resolveReferences } from "./references";

const MOST_BINDINGS = 20;

export type Bindings = readonly (readonly [Relation, readonly Referenced[]])[];

/** The members and owners that a body binds: twenty in all at most. */
export const readBindings = (body: Body, directory: Directory, origin: string): Bindings => {
  const bindings = (["members", "owners"] as const).flatMap((relation) => {
    const references = body[`${relation}@odata.bind`];
    if (references === undefined) return [];
    return [[relation, resolveReferences(references, relation, directory, origin)] as const];
  });
  if (bindings.reduce((sum, [, related]) => sum + related.length, 0) > MOST_BINDINGS)
    throw badRequest(`At most ${MOST_BINDINGS} relationships can be set in one request.`);
  return bindings;
};

/** Refuses what cannot be bound, before the object is written. */
export const checkBindings = (kind: Kind, owner: Entity, bindings: Bindings): void => {
  for (const [relation, related] of bindings) checkRelated(kind, owner, relation, related);
};

export const bind = (directory: Directory, kind: Kind, owner: Entity, bindings: Bindings): void => {
  for (const [relation, related] of bindings) relate(directory, kind, owner, relation, related);
};
