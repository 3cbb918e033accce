/** A part of a SKU that can be switched off by itself. */
export interface ServicePlan {
  readonly servicePlanId: string;
  readonly servicePlanName: string;
  /** As `assignedPlans` names it. */
  readonly service: string;
  readonly appliesTo: "User" | "Company";
  /** Plans that must be on for this one. */
  readonly dependsOn?: readonly string[];
  /** Plans that nobody may have beside this one. */
  readonly excludes?: readonly string[];
}

/** Something that the tenant has bought. */
export interface Sku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly appliesTo: "User" | "Company";
  capabilityStatus: "Enabled" | "Warning" | "Suspended" | "Deleted" | "LockedOut";
  readonly prepaidUnits: {
    enabled: number;
    suspended: number;
    warning: number;
    lockedOut: number;
  };
  readonly plans: readonly ServicePlan[];
}

const plan = (
  servicePlanName: string,
  servicePlanId: string,
  service: string,
  more: Partial<ServicePlan> = {},
): ServicePlan => ({ servicePlanId, servicePlanName, service, appliesTo: "User", ...more });

const SHAREPOINT = "5dbe027f-2339-4123-9542-606e4d348a72";
const EXCHANGE_1 = "9aaf7827-d63c-4b61-89c3-182f06f82e5c";
const EXCHANGE_2 = "efb87545-963c-4e0d-99df-69c6916d9eb0";
const ENTRA_P1 = "41781fb2-bc02-4b7c-bd55-b576c07bb09d";

const foundation = plan(
  "EXCHANGE_S_FOUNDATION",
  "113feb6c-3fe4-4440-bddc-54d774bf0318",
  "exchange",
  { appliesTo: "Company" },
);

const office = [
  plan("EXCHANGE_S_ENTERPRISE", EXCHANGE_2, "exchange", { excludes: [EXCHANGE_1] }),
  plan("SHAREPOINTENTERPRISE", SHAREPOINT, "SharePoint"),
  plan("SHAREPOINTWAC", "e95bec33-7c88-4a70-8e19-b10bd9d0c014", "SharePoint", {
    dependsOn: [SHAREPOINT],
  }),
  plan("TEAMS1", "57ff2da0-773e-42df-b2af-ffb7a2317929", "TeamspaceAPI"),
  plan("YAMMER_ENTERPRISE", "7547a3fe-08ee-4ccb-b430-5077c5041653", "YammerEnterprise"),
];

const security = [
  foundation,
  plan("AAD_PREMIUM", ENTRA_P1, "AADPremiumService"),
  plan("MFA_PREMIUM", "8a256a2b-b617-496d-b51b-e76466e88db0", "MultiFactorService"),
  plan("INTUNE_A", "c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "SCO"),
];

const units = (enabled: number, more: Partial<Sku["prepaidUnits"]> = {}): Sku["prepaidUnits"] => ({
  enabled,
  suspended: 0,
  warning: 0,
  lockedOut: 0,
  ...more,
});

/**
 * What the tenant has: SKUs that share plans, one that excludes another, one that ends soon, one that has
 * ended, and one that nobody in particular gets.
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
export const seededSkus = (): Sku[] => [
  {
    skuId: "6fd2c87f-b296-42f0-b197-1e91e994b900",
    skuPartNumber: "ENTERPRISEPACK",
    appliesTo: "User",
    capabilityStatus: "Enabled",
    prepaidUnits: units(100),
    plans: office,
  },
  {
    skuId: "c7df2760-2c81-4ef7-b578-5b5392b571df",
    skuPartNumber: "ENTERPRISEPREMIUM",
    appliesTo: "User",
    capabilityStatus: "Enabled",
    prepaidUnits: units(25),
    plans: [
      ...office,
      plan("ADALLOM_S_O365", "8c098270-9dd4-4350-9b30-ba4703f3b36b", "Adallom"),
      plan("LOCKBOX_ENTERPRISE", "9f431833-0334-42de-a7dc-70aa40db46db", "exchange"),
      plan("COMMUNICATIONS_COMPLIANCE", "a413a9ff-720c-4822-98ef-2f37c2a21f4c", "exchange"),
    ],
  },
  {
    skuId: "efccb6f7-5641-4e0e-bd10-b4976e1bf68e",
    skuPartNumber: "EMS",
    appliesTo: "User",
    capabilityStatus: "Enabled",
    prepaidUnits: units(50),
    plans: security,
  },
  {
    skuId: "b05e124f-c7cc-45a0-a6aa-8cf78c946968",
    skuPartNumber: "EMSPREMIUM",
    appliesTo: "User",
    capabilityStatus: "Warning",
    prepaidUnits: units(0, { warning: 10 }),
    plans: [
      ...security,
      plan("AAD_PREMIUM_P2", "eec0eb4f-6444-4f95-aba0-50c24d67f998", "AADPremiumService", {
        dependsOn: [ENTRA_P1],
      }),
      plan("ATA", "14ab5db5-e6c4-4b20-b4bc-13e36fd2227f", "AzureAdvancedThreatAnalytics"),
    ],
  },
  {
    skuId: "4b9405b0-7788-4568-add1-99614e613b69",
    skuPartNumber: "EXCHANGESTANDARD",
    appliesTo: "User",
    capabilityStatus: "Enabled",
    prepaidUnits: units(10),
    plans: [plan("EXCHANGE_S_STANDARD", EXCHANGE_1, "exchange", { excludes: [EXCHANGE_2] })],
  },
  {
    skuId: "d17b27af-3f49-4822-99f9-56a661538792",
    skuPartNumber: "CRMSTANDARD",
    appliesTo: "User",
    capabilityStatus: "Suspended",
    prepaidUnits: units(0, { suspended: 25 }),
    plans: [plan("CRMSTANDARD", "f9646fb2-e3b2-4309-95de-dc4833737456", "CRM")],
  },
  {
    skuId: "99049c9c-6011-4908-bf17-15f496e6519d",
    skuPartNumber: "SHAREPOINTSTORAGE",
    appliesTo: "Company",
    capabilityStatus: "Enabled",
    prepaidUnits: units(5),
    plans: [
      plan("SHAREPOINTSTORAGE", "be5a7ed5-c598-4fcd-a061-5e6724c68a58", "SharePoint", {
        appliesTo: "Company",
      }),
    ],
  },
];
