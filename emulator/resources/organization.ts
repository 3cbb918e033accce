import type { ResourceFacts, Row } from "./resource";

/**
 * The tenant.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl; those that the
 * page prints: microsoft-graph-docs-contrib@02b4cba0 api/organization-list.md.
 */
export const organization: ResourceFacts = {
  type: "organization",
  context: "organization",
  options: ["$select"],
  properties: [
    "id",
    "deletedDateTime",
    "businessPhones",
    "city",
    "country",
    "countryLetterCode",
    "createdDateTime",
    "defaultUsageLocation",
    "displayName",
    "marketingNotificationEmails",
    "mobileDeviceManagementAuthority",
    "onPremisesLastSyncDateTime",
    "onPremisesSyncEnabled",
    "partnerTenantType",
    "postalCode",
    "preferredLanguage",
    "securityComplianceNotificationMails",
    "securityComplianceNotificationPhones",
    "state",
    "street",
    "technicalNotificationMails",
    "tenantType",
    "assignedPlans",
    "privacyProfile",
    "provisionedPlans",
    "verifiedDomains",
  ],
};

/** What User.Read shows; the rest is null. */
const BASIC = ["id", "displayName", "verifiedDomains"];

/** The tenant of the directory, as the permissions show it. */
export const tenantRow = (id: string, domain: string, sight: "all" | "basic"): Row => {
  const row: Row = {
    id,
    businessPhones: ["425-555-0100"],
    countryLetterCode: "NL",
    createdDateTime: "2018-01-01T00:00:00Z",
    displayName: "Contoso",
    marketingNotificationEmails: [],
    mobileDeviceManagementAuthority: "unknown",
    preferredLanguage: "en",
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    technicalNotificationMails: [`admin@${domain}`],
    tenantType: "AAD",
    assignedPlans: [],
    privacyProfile: { contactEmail: "", statementUrl: "" },
    provisionedPlans: [],
    verifiedDomains: [
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: true,
        name: domain,
        type: "Managed",
      },
    ],
  };
  if (sight === "all") return row;
  return {
    ...Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, BASIC.includes(name) ? value : null]),
    ),
    id,
  };
};
