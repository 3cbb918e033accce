import type { Directory, Entity } from "./directory";

/** Groups and administrative units whose members are shown to nobody without a permission of its own. */
const isHidden = ({ visibility }: Entity): boolean => visibility === "HiddenMembership";

type Permissions = ReadonlySet<string>;

export const showsMembers = (holder: Entity, permissions: Permissions): boolean =>
  !isHidden(holder) || permissions.has("Member.Read.Hidden");

/**
 * What the permissions show of memberships: hidden ones are left out, as if they were not there.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const shownMemberships = (directory: Directory, permissions: Permissions) => ({
  members: (holder: Entity): Entity[] =>
    showsMembers(holder, permissions) ? directory.related("members", holder.id) : [],
  memberOf: ({ id }: Entity): Entity[] =>
    directory.memberOf(id).filter((holder) => showsMembers(holder, permissions)),
});
