/** A member of a group. `@odata.type` tells its kind: a user, a group, a device, a service principal, a contact. */
export interface Member {
  "@odata.type"?: string;
  id?: string;
  displayName?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
}
