import type { GraphFailure } from "./graphFailure";
import { type LeastPermissions, type Permission, permissionText } from "./permission";

// https://learn.microsoft.com/graph/resolve-auth-errors; the codes and texts are those of real answers
const BY_CODE: Readonly<Record<string, string>> = {
  Directory_QuotaExceeded:
    "No permission helps: the directory is full, or the app has created as many objects as it may. Delete what is no longer needed, from the deleted items too, or ask Microsoft for a larger quota.",
  Directory_ResourceSizeExceeded:
    "No permission helps: the object is full. Remove credentials, URIs, tags or other entries that it no longer needs.",
  Authentication_RequestFromNonPremiumTenantOrB2CTenant:
    "Sign-ins and sign-in activity need a Microsoft Entra ID P1 licence in the tenant, and are not there in B2C tenants. Users can be read without it: leave signInActivity out of Select and Filter.",
  Authentication_MSGraphPermissionMissing:
    "Add the permission that Graph names to the app in the Azure portal, grant admin consent, and connect again.",
};

const kindOf = (failure: GraphFailure): keyof LeastPermissions | undefined =>
  failure.granted === undefined ? undefined : failure.granted.appOnly ? "application" : "delegated";

/** The permissions for the kind of sign-in that was used, or for both where that is not known. */
const leastOf = (permission: Permission, kind: keyof LeastPermissions | undefined): string => {
  if (kind === undefined || permission.perCollection !== undefined)
    return permissionText(permission);
  const names = permission[kind];
  return permissionText({ ...permission, delegated: names, application: names });
};

/** What else than the permission can be in the way. */
const besides = ({ role, note }: Permission): string =>
  [role, note].map((text) => (text === undefined ? "" : ` ${text}`)).join("");

/** What to do after a 403. It is not always a permission that is missing. */
export const forbiddenAdvice = (failure: GraphFailure): string => {
  const known = BY_CODE[failure.code];
  if (known !== undefined) return known;
  const { permission, granted } = failure;
  const grant = "Add it to the app in the Azure portal, grant admin consent, and connect again.";
  if (permission === undefined)
    return `The signed-in app lacks a permission for this call. ${grant}`;
  const kind = kindOf(failure);
  const least = leastOf(permission, kind);
  const missing =
    least === ""
      ? "The signed-in app lacks a permission for this call."
      : `The least permission for this is ${least}.`;
  const needed = kind === undefined ? [] : permission[kind];
  const isHeld = needed.length > 0 && needed.every((name) => granted?.has(name));
  if (!isHeld) return `${missing} ${grant}${besides(permission)}`;
  const { role = "The caller may lack a directory role for this object." } = permission;
  return `${missing} The sign-in already holds ${needed.join(" and ")}, so adding it again will not help.${besides({ ...permission, role })}`;
};
