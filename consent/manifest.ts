import { UsageError } from "../cli/usageError";
import type { Kind, Need } from "./needs";

/** Microsoft Graph's own application id, the same in every tenant. */
export const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

interface Named {
  readonly id: string;
  readonly value: string;
}

/** Graph's service principal, as `az ad sp show` prints it: the ids of all permissions by name. */
export interface ServicePrincipal {
  readonly appRoles: readonly Named[];
  readonly oauth2PermissionScopes: readonly Named[];
}

const isNamed = (entry: unknown): entry is Named =>
  typeof entry === "object" &&
  entry !== null &&
  "id" in entry &&
  typeof entry.id === "string" &&
  "value" in entry &&
  typeof entry.value === "string";

/** Some app roles of a service principal have no value: those are no permissions to ask for. */
const namedOf = (principal: object, key: keyof ServicePrincipal, file: string): Named[] => {
  const list: unknown = Object.entries(principal).find(([name]) => name === key)?.[1];
  if (!Array.isArray(list))
    throw new UsageError(`${file} has no list "${key}": it is not what az ad sp show prints`);
  return list.filter(isNamed);
};

/** @throws {UsageError} The text is not Graph's service principal. */
export const readServicePrincipal = (text: string, file: string): ServicePrincipal => {
  let principal: unknown;
  try {
    principal = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is no JSON`);
  }
  if (typeof principal !== "object" || principal === null)
    throw new UsageError(`${file} holds no service principal`);
  if ("appId" in principal && principal.appId !== GRAPH_APP_ID)
    throw new UsageError(`${file} is about the app ${principal.appId}, not about Microsoft Graph`);
  return {
    appRoles: namedOf(principal, "appRoles", file),
    oauth2PermissionScopes: namedOf(principal, "oauth2PermissionScopes", file),
  };
};

/**
 * The part of an app manifest that says what is asked for.
 *
 * @see https://learn.microsoft.com/graph/api/resources/requiredresourceaccess
 * @throws {UsageError} The service principal does not know a permission.
 */
export const requiredResourceAccess = (
  needs: readonly Need[],
  kind: Kind,
  { appRoles, oauth2PermissionScopes }: ServicePrincipal,
) => {
  const known = kind === "application" ? appRoles : oauth2PermissionScopes;
  const resourceAccess = needs.map(({ permission }) => {
    const id = known.find(({ value }) => value === permission)?.id;
    if (id === undefined)
      throw new UsageError(`the file of --permissions has no ${kind} permission ${permission}`);
    return { id, type: kind === "application" ? "Role" : "Scope" };
  });
  return [{ resourceAppId: GRAPH_APP_ID, resourceAccess }];
};
