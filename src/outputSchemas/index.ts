export * from "./application";
export { application, applicationPassword, upsertedApplication } from "./application";
export * from "./auditLog";
export * from "./authenticationMethod";
export * from "./bulk";
export * from "./change";
export * from "./common";
export * from "./deletedItem";
export * from "./device";
export * from "./directory";
export * from "./domain";
export * from "./expiringCredential";
export * from "./group";
export * from "./invitation";
export * from "./license";
export * from "./manager";
export * from "./offboarding";
export * from "./organization";
export * from "./photo";
export * from "./role";
export * from "./servicePrincipal";
export * from "./subscription";
export * from "./testConnection";
export * from "./user";
export * from "./userAccount";
export { application, applicationPassword, upsertedApplication } from "./application";
export {
  answeredRequests,
  bulk,
  bulkMembers,
  createdGroup,
  createdUsers,
  setMembers,
} from "./bulk";
export * from "./change";
export { changes, notifiedRecords } from "./change";
export * from "./common";
export { flag, foundOf, listOf, output, success, text, texts } from "./common";
export * from "./deletedItem";
export * from "./device";
export * from "./directory";
export { directoryObjects } from "./directory";
export * from "./domain";
export * from "./expiringCredential";
export { expiringCredentials } from "./expiringCredential";
export * from "./group";
export {
  directReports,
  foundMembers,
  group,
  groupMembers,
  groups,
  memberships,
  owners,
  transitiveMembers,
  upsertedGroup,
} from "./group";
export * from "./invitation";
export * from "./license";
export * from "./manager";
export { foundManager } from "./manager";
export * from "./organization";
export * from "./photo";
export * from "./role";
export * from "./servicePrincipal";
export {
  appRoleAssignment,
  assignedAppRole,
  createdServicePrincipal,
  servicePrincipal,
} from "./servicePrincipal";
export * from "./subscription";
export { renewals, subscription } from "./subscription";
export * from "./testConnection";
export { testedConnection } from "./testConnection";
export * from "./user";
export { foundUser, upsertedUser, user } from "./user";
export * from "./userAccount";
export { accountState, checkedMemberships, disabledAccount, passwordReset } from "./userAccount";
