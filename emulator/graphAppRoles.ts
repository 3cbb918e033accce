/** Microsoft Graph's own app ID, the same in every tenant. */
export const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

/**
 * Application permissions of the directory, by the ids that Microsoft Graph gives them in every tenant.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const graphAppRoles = (
  [
    ["df021288-bdef-4463-88db-98f22de89214", "User.Read.All"],
    ["5b567255-7703-4780-807c-7be8301ae99b", "Group.Read.All"],
    ["7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All"],
    ["134fd756-38ce-4afd-ba33-e9623dbe66c2", "AdministrativeUnit.Read.All"],
    ["5eb59dd3-1da2-4329-8733-9dabdc435916", "AdministrativeUnit.ReadWrite.All"],
    ["06b708a9-e830-4db3-a914-8e69da51d44f", "AppRoleAssignment.ReadWrite.All"],
    ["9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All"],
    ["1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Application.ReadWrite.All"],
    ["18a4783c-866b-4cc7-a460-3d5e5662c884", "Application.ReadWrite.OwnedBy"],
    ["b0afded3-3588-46d8-8b3d-9842eff778da", "AuditLog.Read.All"],
    ["7438b122-aefc-4978-80ed-43db9fcc7715", "Device.Read.All"],
    ["1138cb37-bd11-4084-a2b7-9f71582aeddb", "Device.ReadWrite.All"],
    ["19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Directory.ReadWrite.All"],
    ["dbb9058a-0e50-45d7-ae91-66909b5d4664", "Domain.Read.All"],
    ["bf7b1a76-6e77-406b-b258-bf5c7720e98f", "Group.Create"],
    ["62a82d76-70ea-41e2-9197-370581804d09", "Group.ReadWrite.All"],
    ["98830695-27a2-44f7-8c18-0c3ebc9698f6", "GroupMember.Read.All"],
    ["dbaae8cf-10b5-4b86-a4a1-f871c94c6695", "GroupMember.ReadWrite.All"],
    ["5facf0c1-8979-4e95-abcf-ff3d079771c0", "LicenseAssignment.ReadWrite.All"],
    ["658aa5d8-239f-45c4-aa12-864f4fc7e490", "Member.Read.Hidden"],
    ["498476ce-e0fe-48b0-b801-37ba7e2685c6", "Organization.Read.All"],
    ["483bed4a-2ad3-4361-a73b-c83ccdbdc53c", "RoleManagement.Read.Directory"],
    ["9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "RoleManagement.ReadWrite.Directory"],
    ["09850681-111b-4a89-9bed-3f2cae46d706", "User.Invite.All"],
    ["c529cfca-c91b-489c-af2b-d92990b66ce6", "User.ManageIdentities.All"],
    ["741f803b-c850-494e-b5df-cde7c675a1ca", "User.ReadWrite.All"],
    ["38d9df27-64da-44fd-b7c5-a6fbac20248f", "UserAuthenticationMethod.Read.All"],
    ["50483e42-d915-4231-9639-7fdb7fd190e5", "UserAuthenticationMethod.ReadWrite.All"],
  ] as const
).map(([id, value]) => ({
  id,
  value,
  displayName: value,
  description: value,
  allowedMemberTypes: ["Application"],
  isEnabled: true,
  origin: "Application",
}));
