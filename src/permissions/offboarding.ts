import type { Permission } from "../graph";
import { forAdministrators, page } from "./least";

const ofAll = [
  "User.EnableDisableAccount.All",
  "User.Read.All",
  "User.RevokeSessions.All",
  "LicenseAssignment.ReadWrite.All",
  "GroupMember.ReadWrite.All",
];

/** What Offboard User asks for: what its usual steps need together, and the others besides. */
export const offboardingPermissions = {
  offboardUser: {
    delegated: [...ofAll, "GroupMember.Read.All"],
    application: [...ofAll, "Directory.Read.All"],
    also: {
      "role-assignable groups and Remove Directory Roles": "RoleManagement.ReadWrite.Directory",
      "Remove Ownerships of groups": "Group.ReadWrite.All",
      "Remove Ownerships of applications": "Application.ReadWrite.All",
      "Remove App Roles": "AppRoleAssignment.ReadWrite.All",
      "Reset Authentication Methods": "UserAuthenticationMethod.ReadWrite.All",
      "Remove Manager": "User.ReadWrite.All",
      "Delete User": "User.DeleteRestore.All",
    },
    role: forAdministrators,
    note: "A step that is not chosen needs no permission.",
    graph: page("api/resources/user"),
  },
} satisfies Readonly<Record<string, Permission>>;
