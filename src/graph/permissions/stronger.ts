/**
 * Permissions that Graph takes in place of a least one, in every request of ours that names it. Microsoft
 * publishes what each request takes, and no order of permissions: what it takes in some requests only is
 * left out here.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-devx-content permissions/new/permissions.json
 */
export const stronger: Readonly<Record<string, readonly string[]>> = {
  "AdministrativeUnit.Read.All": ["Directory.Read.All"],
  "Application.Read.All": ["Application.ReadWrite.All", "Directory.Read.All"],
  "Application.ReadWrite.OwnedBy": ["Application.ReadWrite.All"],
  "Domain.Read.All": ["Domain.ReadWrite.All", "Directory.Read.All"],
  "Group.Create": ["Group.ReadWrite.All", "Directory.ReadWrite.All"],
  "Group.Read.All": ["Group.ReadWrite.All", "Directory.Read.All"],
  "GroupMember.Read.All": ["Group.Read.All", "Directory.Read.All"],
  "GroupMember.ReadWrite.All": ["Group.ReadWrite.All"],
  "LicenseAssignment.ReadWrite.All": ["Directory.ReadWrite.All"],
  "Organization.Read.All": ["Directory.Read.All", "Directory.ReadWrite.All"],
  "ProfilePhoto.Read.All": ["ProfilePhoto.ReadWrite.All"],
  "RoleManagement.Read.Directory": [
    "RoleManagement.ReadWrite.Directory",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ],
  "User.DeleteRestore.All": ["User.ReadWrite.All"],
  "User.EnableDisableAccount.All": ["User.ReadWrite.All"],
  "User.Invite.All": ["User.ReadWrite.All", "Directory.ReadWrite.All"],
  "User.Read": ["User.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"],
  "User.Read.All": ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
  "User.ReadBasic.All": [
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ],
  "User.ReadWrite.All": ["Directory.ReadWrite.All"],
  "UserAuthenticationMethod.Read.All": ["UserAuthenticationMethod.ReadWrite.All"],
  "User.RevokeSessions.All": ["User.ReadWrite.All", "Directory.ReadWrite.All"],
};

/** What some requests take in place of a permission about other objects. */
export const elsewhere: Readonly<Record<string, readonly string[]>> = {
  "AppRoleAssignment.ReadWrite.All": ["Application.ReadWrite.All"],
  "Application.ReadWrite.All": ["AppRegistration.Create"],
  "Application.ReadWrite.OwnedBy": ["AppRegistration.Create"],
  "Directory.Read.All": [
    "AppRoleAssignment.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "Group.Read.All",
    "Group.ReadBasic.All",
    "GroupMember.Read.All",
    "GroupMember.ReadBasic.All",
    "User.Read.All",
  ],
  "LicenseAssignment.ReadWrite.All": ["Group.ReadWrite.All", "User.ReadWrite.All"],
  "Organization.Read.All": ["LicenseAssignment.Read.All", "User.Read.All"],
  "ProfilePhoto.Read.All": ["User.Read", "User.Read.All", "User.ReadBasic.All"],
  "ProfilePhoto.ReadWrite.All": ["User.ReadWrite", "User.ReadWrite.All"],
  "User.Read": ["Organization.Read.All", "Organization.ReadWrite.All"],
  "User.Read.All": ["LicenseAssignment.Read.All"],
};
