import { connection, debugRequest, type Surface } from "./common";

const changes: Surface[string]["inputs"] = {
  addSkuIds: ["Add Licenses"],
  disabledPlanIds: ["Disabled Service Plans"],
  removeSkuIds: ["Remove Licenses"],
};

export const licenses: Surface = {
  addOrRemoveUserLicense: {
    label: "Add or Remove User License",
    inputs: {
      connection,
      userId: ["User Id"],
      ...changes,
      usageLocation: ["Usage Location"],
      debugRequest,
    },
  },
  addOrRemoveGroupLicense: {
    label: "Add or Remove Group License",
    inputs: { connection, groupId: ["Group Id"], ...changes, debugRequest },
  },
  getUserLicenses: {
    label: "Get User Licenses",
    inputs: { connection, userId: ["User Id"], debugRequest },
  },
  listSubscribedSkus: { label: "List Subscribed SKUs", inputs: { connection, debugRequest } },
};
