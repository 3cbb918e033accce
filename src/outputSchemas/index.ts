export { application, applicationPassword, upsertedApplication } from "./application";
export {
  authenticationMethods,
  resetAuthentication,
  temporaryAccessPass,
} from "./authenticationMethod";
export { bulk, bulkMembers } from "./bulk";
export { changes, notifiedRecords } from "./change";
export { flag, foundOf, listOf, output, success, text, texts } from "./common";
export { deletedItems, restoredItem } from "./deletedItem";
export { directoryObjects } from "./directory";
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
export { invitation } from "./invitation";
export { foundManager } from "./manager";
export { bytes } from "./photo";
export {
  appRoleAssignment,
  assignedAppRole,
  createdServicePrincipal,
  servicePrincipal,
} from "./servicePrincipal";
export { renewals, subscription } from "./subscription";
export { testedConnection } from "./testConnection";
export { foundUser, upsertedUser, user } from "./user";
export { accountState, checkedMemberships, disabledAccount, passwordReset } from "./userAccount";
