import type { Entity } from "../directory";
import { badRequest } from "../graphFault";
import { type Body, checkBody, checkRequired, requiredOf } from "./body";
import { invalid } from "./values";

const MOST_RESOURCES = 50;
const MOST_PERMISSIONS = 400;

const checkAccess = ({ requiredResourceAccess }: Body): void => {
  if (!Array.isArray(requiredResourceAccess)) return;
  const permissions = requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess ?? []);
  if (requiredResourceAccess.length > MOST_RESOURCES || permissions.length > MOST_PERMISSIONS)
    throw invalid("requiredResourceAccess", "Application");
};

export const checkApplicationCreate = (body: Body): void => {
  checkBody("application", body, false);
  checkRequired("application", body, requiredOf("application"));
  checkAccess(body);
};

interface Grantable {
  readonly id: string;
  readonly isEnabled?: boolean;
}

const grantables = (body: Body): { roles?: Grantable[]; scopes?: Grantable[] } => ({
  ...(Array.isArray(body.appRoles) ? { roles: body.appRoles } : {}),
  ...((body.api as { oauth2PermissionScopes?: Grantable[] } | undefined)?.oauth2PermissionScopes
    ? { scopes: (body.api as { oauth2PermissionScopes: Grantable[] }).oauth2PermissionScopes }
    : {}),
});

/** A permission that apps may hold is switched off before it goes. */
const checkKept = (
  before: readonly Grantable[] = [],
  after: readonly Grantable[] | undefined,
): void => {
  if (after === undefined) return;
  for (const { id, isEnabled } of before) {
    if (isEnabled !== false && !after.some((one) => one.id === id)) {
      throw badRequest(
        "Permission (scope or role) cannot be deleted or updated unless disabled first.",
      );
    }
  }
};

export const checkApplicationUpdate = (body: Body, application: Entity): void => {
  checkBody("application", body, true);
  checkAccess(body);
  const [before, after] = [grantables(application), grantables(body)];
  checkKept(before.roles, after.roles);
  checkKept(before.scopes, after.scopes);
};
