import type { Permission } from "../graph";
import { both, forAdministrators, page } from "./least";

const signInActivity = { "sign-in activity": "AuditLog.Read.All" };

const forPasswords =
  "For a password, a person who signs in needs a role that may reset the password of that user, and an app needs one when the user is an administrator.";

const changeUsers = {
  ...both("User.ReadWrite.All"),
  also: { "a password": "User-PasswordProfile.ReadWrite.All" },
  role: `${forAdministrators} ${forPasswords}`,
  note: "To enable or disable an account, User.EnableDisableAccount.All together with User.Read.All is enough.",
  graph: page("api/user-update"),
};

const deleteUsers = {
  ...both("User.DeleteRestore.All"),
  role: forAdministrators,
  graph: page("api/user-delete"),
};

/** What the actions on users need. */
export const userPermissions = {
  getUser: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-get") },
  findUser: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  listUsers: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  searchUsers: { ...both("User.Read.All"), also: signInActivity, graph: page("api/user-list") },
  createUser: { ...both("User.ReadWrite.All"), graph: page("api/user-post-users") },
  getCurrentUser: {
    delegated: ["User.Read"],
    application: [],
    also: signInActivity,
    graph: page("api/user-get"),
  },
  upsertUser: {
    ...both("User.ReadWrite.All"),
    role: forAdministrators,
    graph: page("api/user-post-users"),
  },
  updateUser: changeUsers,
  createUsers: { ...both("User.ReadWrite.All"), graph: page("api/user-post-users") },
  updateUsers: changeUsers,
  deleteUser: deleteUsers,
  deleteUsers,
  disableUser: {
    ...both("User.EnableDisableAccount.All", "User.Read.All", "User.RevokeSessions.All"),
    role: forAdministrators,
    note: "User.RevokeSessions.All is for Revoke Sessions only.",
    graph: page("api/user-update"),
  },
  enableUser: {
    ...both("User.EnableDisableAccount.All", "User.Read.All"),
    role: forAdministrators,
    graph: page("api/user-update"),
  },
  resetUserPassword: {
    ...both("User-PasswordProfile.ReadWrite.All"),
    role: forPasswords,
    graph: page("api/user-update"),
  },
  revokeUserSessions: {
    ...both("User.RevokeSessions.All"),
    graph: page("api/user-revokesigninsessions"),
  },
  checkUserMemberships: {
    delegated: ["User.ReadBasic.All", "GroupMember.Read.All"],
    application: ["User.Read.All", "GroupMember.Read.All"],
    graph: page("api/directoryobject-checkmembergroups"),
  },
  getManager: { ...both("User.Read.All"), graph: page("api/user-list-manager") },
  setManager: { ...both("User.ReadWrite.All"), graph: page("api/user-post-manager") },
  removeManager: { ...both("User.ReadWrite.All"), graph: page("api/user-delete-manager") },
  listUserMemberships: {
    delegated: ["GroupMember.Read.All"],
    application: ["Directory.Read.All"],
    also: {
      "a directory role": "RoleManagement.Read.Directory",
      "an administrative unit": "AdministrativeUnit.Read.All",
      "a group of hidden membership": "Member.Read.Hidden",
    },
    note: "With Include Nested, User.Read.All or GroupMember.Read.All is enough for an app, too.",
    graph: page("api/user-list-memberof"),
  },
  listDirectReports: { ...both("User.Read.All"), graph: page("api/user-list-directreports") },
} satisfies Record<string, Permission>;
