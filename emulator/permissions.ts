import { facts } from "./kinds";
import { checkAllowed } from "./needs";

const { user, group } = facts;

/** GroupMember.Read.All reads groups, but does not do for their changes. */
const readGroups = group.permissions.read.filter(
  (name) => typeof name !== "string" || !/^GroupMember|ReadBasic/.test(name),
);

/** Subscriptions want the permission to read what they watch, whatever is done with them. */
export const READ_WATCHED = [...user.permissions.read, ...readGroups];

/** Subscribing needs the permission to read what is watched. */
export const checkSubscriptionPermission = (
  permissions: ReadonlySet<string>,
  resource: string,
): void =>
  checkAllowed(resource.startsWith("users") ? user.permissions.read : readGroups, permissions);
