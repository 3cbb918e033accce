import type { Directory, Entity, Relation } from "./directory";
import { badRequest } from "./graphFault";
import { facts, type Kind } from "./kinds";
import type { Referenced } from "./references";

const MOST_OWNERS = 100;

const has = ({ groupTypes }: Entity, type: string): boolean =>
  Array.isArray(groupTypes) && groupTypes.includes(type);

export const isUnified = (group: Entity): boolean => has(group, "Unified");

export const isDynamic = (group: Entity): boolean => has(group, "DynamicMembership");

/** A distribution list, or a security group with an address: Exchange owns it. */
const isOfExchange = (group: Entity): boolean => group.mailEnabled === true && !isUnified(group);

/** Its members are those that a rule finds. */
const hasRule = (kind: Kind, entity: Entity): boolean =>
  kind === "administrativeUnit" ? entity.membershipType === "Dynamic" : isDynamic(entity);

const notDynamic = () =>
  badRequest("Members of a group with dynamic membership cannot be added or removed.");

const notValid = () => badRequest("Not a valid reference update.");

/** Refuses to change a group, its members and owners, that another system owns. */
export const checkChangeable = (kind: Kind, entity: Entity): void => {
  if (kind === "group" && isOfExchange(entity))
    throw badRequest("Cannot Update a mail-enabled security groups and or distribution list.");
  if (kind === "group" && entity.onPremisesSyncEnabled === true) {
    throw badRequest(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    );
  }
};

/** https://learn.microsoft.com/graph/api/administrativeunit-post-members */
const checkMemberOfUnit = ({ kind }: Referenced): void => {
  if (kind !== "user" && kind !== "group" && kind !== "device") throw notValid();
};

const checkMember = (group: Entity, { kind, entity }: Referenced): void => {
  if (entity.id === group.id || !facts.group.relations.members?.to?.includes(kind))
    throw notValid();
  if (kind === "user") return;
  if (isUnified(group)) throw notValid(); // users only
  if (kind !== "group") return;
  const nests = group.isAssignableToRole !== true;
  if (!nests || isUnified(entity) || entity.isAssignableToRole === true) throw notValid();
};

/**
 * Refuses whom Graph refuses as a member or an owner.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const checkRelated = (
  kind: Kind,
  owner: Entity,
  relation: Relation,
  related: readonly Referenced[],
): void => {
  if (related.length === 0) return;
  checkChangeable(kind, owner);
  if (relation === "members" && hasRule(kind, owner)) throw notDynamic();
  for (const one of related) {
    if (kind === "administrativeUnit") checkMemberOfUnit(one);
    else if (relation === "members") checkMember(owner, one);
    else if (one.kind !== "user" && one.kind !== "servicePrincipal") throw notValid();
  }
};

/** Adds all of them or none. */
export const relate = (
  directory: Directory,
  kind: Kind,
  owner: Entity,
  relation: Relation,
  related: readonly Referenced[],
): void => {
  checkRelated(kind, owner, relation, related);
  if (
    kind === "group" &&
    relation === "owners" &&
    directory.related("owners", owner.id).length + related.length > MOST_OWNERS
  ) {
    throw badRequest(`A group can have at most ${MOST_OWNERS} owners.`);
  }
  if (related.length > 0)
    directory.link(
      relation,
      owner.id,
      related.map(({ entity }) => entity.id),
    );
};

/** Takes one away; the last user among the owners of a group stays. */
export const unrelate = (
  directory: Directory,
  kind: Kind,
  owner: Entity,
  relation: Relation,
  id: string,
): void => {
  checkChangeable(kind, owner);
  if (relation === "members" && hasRule(kind, owner)) throw notDynamic();
  if (kind === "group" && relation === "owners") {
    const owners = directory.related("owners", owner.id);
    if (owners.length === 1 && owners[0]?.id === id.toLowerCase()) {
      throw badRequest(
        "The group must have at least one owner, hence this owner cannot be removed.",
      );
    }
  }
  directory.unlink(relation, owner.id, id.toLowerCase());
};
