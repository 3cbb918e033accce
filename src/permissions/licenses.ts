import type { Permission } from "../graph";
import { both, page } from "./least";

const role =
  "A person who signs in needs a role that may assign licences, such as License Administrator.";

const note = "Organization.Read.All is for part numbers and disabled plans only.";

const readSkus = { ...both("Organization.Read.All"), graph: page("api/subscribedsku-list") };

/** What the tenant has bought, and who gets it. */
export const licensePermissions = {
  addOrRemoveUserLicense: {
    ...both("LicenseAssignment.ReadWrite.All", "User.Read.All", "Organization.Read.All"),
    also: { "a usage location": "User.ReadWrite.All" },
    role,
    note,
    graph: page("api/user-assignlicense"),
  },
  addOrRemoveGroupLicense: {
    ...both("LicenseAssignment.ReadWrite.All", "GroupMember.Read.All", "Organization.Read.All"),
    role,
    note,
    graph: page("api/group-assignlicense"),
  },
  getUserLicenses: { ...both("User.Read.All"), graph: page("api/user-list-licensedetails") },
  listSubscribedSkus: readSkus,
} satisfies Readonly<Record<string, Permission>>;

export const licensePickerPermissions = {
  selectSku: readSkus,
  selectServicePlan: readSkus,
} satisfies Readonly<Record<string, Permission>>;
