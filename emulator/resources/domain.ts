import type { ResourceFacts, Row } from "./resource";

/**
 * A domain of the tenant; its id is its name.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl.
 */
export const domain: ResourceFacts = {
  type: "domain",
  context: "domains",
  options: ["$select"],
  properties: [
    "authenticationType",
    "availabilityStatus",
    "id",
    "isAdminManaged",
    "isDefault",
    "isInitial",
    "isRoot",
    "isVerified",
    "manufacturer",
    "model",
    "passwordNotificationWindowInDays",
    "passwordValidityPeriodInDays",
    "state",
    "supportedServices",
  ],
};

/** The domain that comes with the tenant, and one that nobody has proved to own. */
export const domainRows = (initial: string): Row[] => [
  {
    id: initial,
    authenticationType: "Managed",
    isAdminManaged: true,
    isDefault: true,
    isInitial: true,
    isRoot: true,
    isVerified: true,
    supportedServices: ["Email", "OfficeCommunicationsOnline"],
  },
  {
    id: "unverified.example",
    authenticationType: "Managed",
    isAdminManaged: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    isVerified: false,
    supportedServices: [],
  },
];
