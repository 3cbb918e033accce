import { GraphFault } from "./graphFault";
import { facts, type Kind } from "./kinds";
import type { AnyOf } from "./kinds/facts";
import { allows } from "./needs";

/** How much of the objects of a kind somebody may see. */
export type Sight = "all" | "basic" | "typeAndId";

/** How much of a kind the permissions show. */
export const sightOf = (kind: Kind, permissions: ReadonlySet<string>): Sight => {
  const { read, readBasic } = facts[kind].permissions;
  if (allows(read, permissions)) return "all";
  return readBasic !== undefined && allows(readBasic, permissions) ? "basic" : "typeAndId";
};

const missing = (rule: AnyOf): GraphFault =>
  new GraphFault(
    403,
    "Authentication_MSGraphPermissionMissing",
    `The principal does not have required Microsoft Graph permission(s): ${rule.flat().join(", ")} to call this API. For more information about Microsoft Graph permissions, please visit https://learn.microsoft.com/graph/permissions-overview`,
  );

/** Refuses properties that want a permission besides the one to read the object. */
export const checkReadable = (
  kind: Kind,
  names: readonly string[],
  permissions: ReadonlySet<string>,
): void => {
  for (const name of names) {
    const rule = facts[kind].properties[name]?.readBy;
    if (rule !== undefined && !allows(rule, permissions)) throw missing(rule);
  }
};
