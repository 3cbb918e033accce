import {
  entity,
  flag,
  objects,
  optionalFlag,
  optionalText,
  type Schema,
  text,
  texts,
} from "./common";

const properties: Record<string, Schema> = {
  "@odata.context": text,
  id: text,
  accountEnabled: optionalFlag,
  addIns: objects,
  alternativeNames: texts,
  appDescription: optionalText,
  appDisplayName: optionalText,
  appId: text,
  appOwnerOrganizationId: optionalText,
  appRoleAssignmentRequired: flag,
  appRoles: objects,
  applicationTemplateId: optionalText,
  deletedDateTime: optionalText,
  description: optionalText,
  disabledByMicrosoftStatus: optionalText,
  displayName: optionalText,
  homepage: optionalText,
  info: { type: "object" },
  keyCredentials: objects,
  loginUrl: optionalText,
  logoutUrl: optionalText,
  notes: optionalText,
  notificationEmailAddresses: texts,
  oauth2PermissionScopes: objects,
  passwordCredentials: objects,
  preferredSingleSignOnMode: optionalText,
  preferredTokenSigningKeyThumbprint: optionalText,
  replyUrls: texts,
  resourceSpecificApplicationPermissions: objects,
  samlSingleSignOnSettings: { type: ["object", "null"] },
  servicePrincipalNames: texts,
  servicePrincipalType: optionalText,
  signInAudience: optionalText,
  tags: texts,
  tokenEncryptionKeyId: optionalText,
  verifiedPublisher: { type: ["object", "null"] },
};

export const servicePrincipal = entity(properties);

/** `created` is false when it was there already. */
export const createdServicePrincipal = entity({ ...properties, created: flag }, ["id", "created"]);

const assignment: Record<string, Schema> = {
  "@odata.context": text,
  id: optionalText,
  appRoleId: text,
  createdDateTime: optionalText,
  deletedDateTime: optionalText,
  principalDisplayName: optionalText,
  principalId: text,
  principalType: optionalText,
  resourceDisplayName: optionalText,
  resourceId: text,
};

export const appRoleAssignment = entity(assignment);

/** `id` is null when Graph says that the role is assigned already, and its list does not show it yet. */
export const assignedAppRole = entity({ ...assignment, alreadyAssigned: flag }, [
  "id",
  "alreadyAssigned",
]);
