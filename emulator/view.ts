import { allows } from "./allowed";
import type { Directory } from "./directory";
import { GraphFault } from "./graphFault";
import { facts, type Kind, type Property } from "./kinds";
import type { AnyOf } from "./kinds/facts";

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

/** https://github.com/microsoftgraph/microsoft-graph-docs/issues/14120 */
export const notPremium = (): GraphFault =>
  new GraphFault(
    403,
    "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    "Neither tenant is B2C or tenant doesn't have premium license",
  );

/**
 * Refuses properties that want a permission besides the one to read the object, or a licence that the
 * tenant does not have.
 */
export const checkReadable = (
  kind: Kind,
  names: readonly string[],
  permissions: ReadonlySet<string>,
  licence: Directory["licence"],
): void => {
  for (const name of names) {
    const { readBy, premium }: Partial<Property> = facts[kind].properties[name] ?? {};
    if (readBy !== undefined && !allows(readBy, permissions)) throw missing(readBy);
    if (premium && !licence.premium) throw notPremium();
  }
};
