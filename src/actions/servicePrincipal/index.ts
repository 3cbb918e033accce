export { assignAppRole } from "./assignAppRole";
export { createServicePrincipal } from "./createServicePrincipal";
export { getServicePrincipal } from "./getServicePrincipal";
export { listAppRoleAssignments } from "./listAppRoleAssignments";
export { listServicePrincipals } from "./listServicePrincipals";
export { removeAppRoleAssignment } from "./removeAppRoleAssignment";
