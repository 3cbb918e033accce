import { connection, type Surface } from "./common";

const optionSearch: [string] = ["Search the Choices"];

export const dataSources: Surface = {
  selectUser: { label: "Select User", inputs: { connection, optionSearch } },
  selectGroup: { label: "Select Group", inputs: { connection, optionSearch } },
  selectApplication: { label: "Select Application", inputs: { connection, optionSearch } },
  selectGroupMember: {
    label: "Select Group Member",
    inputs: { connection, groupId: ["Group Id"], optionSearch },
  },
  selectAppRole: {
    label: "Select App Role",
    inputs: { connection, servicePrincipalId: ["Service Principal ID"], optionSearch },
  },
  selectServicePrincipal: {
    label: "Select Service Principal",
    inputs: { connection, optionSearch },
  },
  selectSubscription: { label: "Select Subscription", inputs: { connection, optionSearch } },
  selectSku: { label: "Select SKU", inputs: { connection, optionSearch } },
  selectServicePlan: {
    label: "Select Service Plan",
    inputs: { connection, skuId: ["SKU ID"], optionSearch },
  },
  selectDeletedItem: {
    label: "Select Deleted Item",
    inputs: { connection, itemKind: ["Kind"], optionSearch },
  },
  selectAdministrativeUnit: {
    label: "Select Administrative Unit",
    inputs: { connection, optionSearch },
  },
  selectDirectoryRole: { label: "Select Directory Role", inputs: { connection, optionSearch } },
  selectDomain: { label: "Select Domain", inputs: { connection, optionSearch } },
};
