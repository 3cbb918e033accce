export { application, applicationPassword, upsertedApplication } from "./application";
export { directoryAudits, signIns } from "./auditLog";
export { bulk, bulkMembers } from "./bulk";
export { changes, notifiedRecords } from "./change";
export { flag, foundOf, listOf, output, success, text, texts } from "./common";
export { devices } from "./device";
export { directoryObjects } from "./directory";
export { domains } from "./domain";
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
export { foundManager } from "./manager";
export { organization } from "./organization";
export { assignedRole, roleAssignments } from "./role";
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
