import {
  entity,
  flag,
  foundOf,
  listOf,
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
  deletedDateTime: optionalText,
  classification: optionalText,
  createdDateTime: optionalText,
  description: optionalText,
  displayName: optionalText,
  expirationDateTime: optionalText,
  groupTypes: texts,
  isAssignableToRole: optionalFlag,
  mail: optionalText,
  mailEnabled: optionalFlag,
  mailNickname: optionalText,
  membershipRule: optionalText,
  membershipRuleProcessingState: optionalText,
  onPremisesLastSyncDateTime: optionalText,
  onPremisesSecurityIdentifier: optionalText,
  onPremisesSyncEnabled: optionalFlag,
  preferredDataLocation: optionalText,
  preferredLanguage: optionalText,
  proxyAddresses: texts,
  renewedDateTime: optionalText,
  securityEnabled: optionalFlag,
  securityIdentifier: optionalText,
  theme: optionalText,
  visibility: optionalText,
  onPremisesProvisioningErrors: objects,
};

export const group = entity(properties);

const list = listOf(group);

/** `tenantId` is there where the token tells it. */
export const groups: Schema = { ...list, properties: { ...list.properties, tenantId: text } };

/**
 * Created: the group. Updated: success, updated and uniqueName; created is null when
 * it cannot be told, with the id.
 */
export const upsertedGroup = entity(
  { ...properties, uniqueName: text, created: optionalFlag, success: flag, updated: flag },
  ["uniqueName"],
);

/** A member is a user, a group, a device or a service principal: `@odata.type` tells. */
const member = entity({
  "@odata.type": text,
  id: text,
  displayName: optionalText,
  mail: optionalText,
  userPrincipalName: optionalText,
});

const members = listOf(member);

/** Owners of a group or an application come with the same properties as members. */
export const owners = members;

/** Behind a cast, `@odata.type` is left out. */
export const transitiveMembers = members;

export const foundMembers = foundOf(member);

/** What a user is a member of: `@odata.type` tells groups, directory roles and administrative units. */
export const memberships = listOf(
  entity({ "@odata.type": text, id: text, displayName: optionalText, description: optionalText }),
);

/** So do those whose manager a user is. */
export const directReports = members;

/** `incomplete` says what is missing of the members, and which permission helps. */
export const groupMembers: Schema = {
  ...members,
  properties: { ...members.properties, incomplete: text },
};
