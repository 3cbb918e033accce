export { createUser } from "./createUser";
export { deleteUser } from "./deleteUser";
export { disableUser } from "./disableUser";
export { enableUser } from "./enableUser";
export { getUser } from "./getUser";
export { listUsers } from "./listUsers";
export { revokeUserSessions } from "./revokeUserSessions";
export { updateUser } from "./updateUser";
