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
  appId: text,
  deletedDateTime: optionalText,
  applicationTemplateId: optionalText,
  createdDateTime: optionalText,
  displayName: optionalText,
  groupMembershipClaims: optionalText,
  identifierUris: texts,
  isDeviceOnlyAuthSupported: optionalFlag,
  isFallbackPublicClient: optionalFlag,
  publisherDomain: optionalText,
  signInAudience: optionalText,
  tags: texts,
  tokenEncryptionKeyId: optionalText,
  addIns: objects,
  api: { type: "object" },
  appRoles: objects,
  info: { type: "object" },
  keyCredentials: objects,
  parentalControlSettings: { type: "object" },
  passwordCredentials: objects,
  publicClient: { type: "object" },
  requiredResourceAccess: objects,
  web: { type: "object" },
};

export const application = entity(properties);

/**
 * Created: the application. Updated: success, updated and uniqueName; created is null when
 * it cannot be told, with the id.
 */
export const upsertedApplication = entity(
  { ...properties, uniqueName: text, created: optionalFlag, success: flag, updated: flag },
  ["uniqueName"],
);

/** `secretText` is here and nowhere else: Graph does not show it again. */
export const applicationPassword = entity(
  {
    "@odata.context": text,
    customKeyIdentifier: optionalText,
    displayName: optionalText,
    endDateTime: optionalText,
    hint: optionalText,
    keyId: text,
    secretText: text,
    startDateTime: optionalText,
  },
  ["keyId", "secretText"],
);
