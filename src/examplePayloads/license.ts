const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const groupId = "1132b215-826f-42a9-8cfe-1643d19d17fd";
const licensingGroupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const flowFree = "f30db892-07e9-47e9-837c-80727f46fd3d";
const yammer = "7547a3fe-08ee-4ccb-b430-5077c5041653";

const lockbox = {
  servicePlanId: "9f431833-0334-42de-a7dc-70aa40db46db",
  servicePlanName: "LOCKBOX_ENTERPRISE",
  provisioningStatus: "Success",
  appliesTo: "User",
};

interface ChangedLicenses {
  added: string[];
  removed: string[];
  updated: string[];
  alreadyAssigned: string[];
  notAssigned: string[];
  assignedLicenses: { skuId: string; disabledPlans: string[] }[];
}

const changed: ChangedLicenses = {
  added: [E3],
  removed: [flowFree],
  updated: [],
  alreadyAssigned: [],
  notAssigned: [],
  assignedLicenses: [{ skuId: E3, disabledPlans: [yammer] }],
};

export const addOrRemoveUserLicenseExamplePayload: {
  data: ChangedLicenses & {
    success: boolean;
    userId: string;
    notRemovable: { skuId: string; assignedByGroups: string[] }[];
  };
} = { data: { success: true, userId, ...changed, notRemovable: [] } };

export const addOrRemoveGroupLicenseExamplePayload: {
  data: ChangedLicenses & { success: true; groupId: string; stillBeingApplied: boolean };
} = { data: { success: true, groupId, ...changed, stillBeingApplied: true } };

export const getUserLicensesExamplePayload = {
  data: {
    value: [
      {
        skuId: E5,
        skuPartNumber: "ENTERPRISEPREMIUM",
        assignedDirectly: false,
        assignedByGroups: [licensingGroupId],
        servicePlans: [lockbox],
      },
    ],
  },
};

export const listSubscribedSkusExamplePayload = {
  data: {
    value: [
      {
        accountId: "48a80680-7326-48cd-9935-b556b81d3a4e",
        accountName: "contoso",
        appliesTo: "User",
        capabilityStatus: "Enabled",
        consumedUnits: 14,
        id: `48a80680-7326-48cd-9935-b556b81d3a4e_${E5}`,
        skuId: E5,
        skuPartNumber: "ENTERPRISEPREMIUM",
        subscriptionIds: ["d5e2e8b1-9f0f-4b5a-9f76-3e8c6a1f2b10"],
        prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
        servicePlans: [lockbox],
        available: 11,
      },
    ],
  },
};
