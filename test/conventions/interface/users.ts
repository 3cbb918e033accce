import {
  additionalProperties,
  connection,
  debugRequest,
  failOnError,
  list,
  type Surface,
} from "./common";

const { connection: _first, ...listOptions } = list;

export const users: Surface = {
  checkUserMemberships: {
    label: "Check User Memberships",
    inputs: { connection, userId: ["User Id"], groupIds: ["Group IDs"], debugRequest },
  },
  createUser: {
    label: "Create User",
    inputs: {
      connection,
      accountEnabled: ["Account Enabled", "true"],
      displayName: ["Display Name"],
      forceChangePasswordNextSignIn: ["Force Change Password Next Sign In", "true"],
      password: ["Password"],
      userPrincipalName: ["User Principal Name"],
      domain: ["Domain"],
      additionalProperties,
      debugRequest,
    },
  },
  createUsers: {
    label: "Create Users",
    inputs: { connection, records: ["Records"], failOnError, debugRequest },
  },
  deleteUser: { label: "Delete User", inputs: { connection, userId: ["User Id"], debugRequest } },
  deleteUsers: {
    label: "Delete Users",
    inputs: { connection, userIds: ["User IDs"], failOnError, debugRequest },
  },
  disableUser: {
    label: "Disable User",
    inputs: {
      connection,
      userId: ["User Id"],
      revokeSessions: ["Revoke Sessions", "false"],
      debugRequest,
    },
  },
  enableUser: { label: "Enable User", inputs: { connection, userId: ["User Id"], debugRequest } },
  findUser: {
    label: "Find User",
    inputs: {
      connection,
      lookUpBy: ["Look Up By"],
      lookUpValue: ["Value"],
      $select: ["Select"],
      debugRequest,
    },
  },
  getCurrentUser: {
    label: "Get Current User",
    inputs: { connection, $select: ["Select"], debugRequest },
  },
  getUser: {
    label: "Get User",
    inputs: { connection, userId: ["User Id"], $select: ["Select"], debugRequest },
  },
  getManager: {
    label: "Get Manager",
    inputs: { connection, userId: ["User Id"], $select: ["Select"], debugRequest },
  },
  listDirectReports: {
    label: "List Direct Reports",
    inputs: { connection, userId: ["User Id"], ...listOptions },
  },
  listUserMemberships: {
    label: "List User Memberships",
    inputs: {
      connection,
      userId: ["User Id"],
      transitive: ["Include Nested", "false"],
      memberKind: ["Kind", "all"],
      ...listOptions,
    },
  },
  listUsers: { label: "List Users", inputs: list },
  resetUserPassword: {
    label: "Reset User Password",
    inputs: {
      connection,
      userId: ["User Id"],
      password: ["Password"],
      forceChangePasswordNextSignIn: ["Force Change Password Next Sign In", "true"],
      forceChangePasswordNextSignInWithMfa: [
        "Force Change Password Next Sign In With MFA",
        "false",
      ],
      debugRequest,
    },
  },
  revokeUserSessions: {
    label: "Revoke User Sessions",
    inputs: { connection, userId: ["User Id"], debugRequest },
  },
  offboardUser: {
    label: "Offboard User",
    inputs: {
      connection,
      userId: ["User Id"],
      disable: ["Disable", "true"],
      revokeSessions: ["Revoke Sessions", "true"],
      removeLicenses: ["Remove Licenses", "true"],
      removeFromGroups: ["Remove From Groups", "true"],
      removeOwnerships: ["Remove Ownerships", "false"],
      removeDirectoryRoles: ["Remove Directory Roles", "false"],
      removeAppRoles: ["Remove App Roles", "false"],
      resetAuthenticationMethods: ["Reset Authentication Methods", "false"],
      removeManager: ["Remove Manager", "false"],
      deleteUser: ["Delete User", "false"],
      dryRun: ["Dry Run", "false"],
      debugRequest,
    },
  },
  removeManager: {
    label: "Remove Manager",
    inputs: { connection, userId: ["User Id"], debugRequest },
  },
  searchUsers: {
    label: "Search Users",
    inputs: {
      connection,
      searchText: ["Search Text"],
      searchIn: ["Search In", ["displayName", "mail", "userPrincipalName"]],
      $select: ["Select"],
      maxResults: ["Max Results", "100"],
      debugRequest,
    },
  },
  setManager: {
    label: "Set Manager",
    inputs: { connection, userId: ["User Id"], managerId: ["Manager ID"], debugRequest },
  },
  updateUser: {
    label: "Update User",
    inputs: {
      connection,
      userId: ["User Id"],
      accountEnabled: ["Account Enabled"],
      displayName: ["Display Name"],
      userPrincipalName: ["User Principal Name"],
      domain: ["Domain"],
      givenName: ["First Name"],
      surname: ["Last Name"],
      jobTitle: ["Job Title"],
      additionalProperties,
      debugRequest,
    },
  },
  updateUsers: {
    label: "Update Users",
    inputs: { connection, records: ["Records"], failOnError, debugRequest },
  },
  upsertUser: {
    label: "Upsert User",
    inputs: {
      connection,
      lookUpBy: ["Look Up By", "userPrincipalName"],
      accountEnabled: ["Account Enabled"],
      displayName: ["Display Name"],
      forceChangePasswordNextSignIn: ["Force Change Password Next Sign In", "true"],
      password: ["Password"],
      userPrincipalName: ["User Principal Name"],
      domain: ["Domain"],
      employeeId: ["Employee ID"],
      additionalProperties,
      debugRequest,
    },
  },
};
