import { connection, type Surface } from "./common";

const subscribing = {
  connection,
  changeType: ["Change Type"],
  expirationTriggerDateTime: ["Expiration Date Time"],
} satisfies Surface[string]["inputs"];

const polling = {
  connection,
  changes: ["Changes"],
} satisfies Surface[string]["inputs"];

export const triggers: Surface = {
  groupTrigger: {
    label: "Group Trigger",
    inputs: { ...subscribing, membershipChanges: ["Membership Changes", "include"] },
  },
  userTrigger: { label: "User Trigger", inputs: subscribing },
  userChangesPolling: {
    label: "New, Updated and Deleted Users",
    inputs: {
      ...polling,
      $select: ["Select"],
      startFrom: ["Start From", "now"],
      recordDetail: ["Record Detail", "full"],
      onlyMembersOf: ["Only Members Of"],
      maxDeletions: ["Max Deletions"],
    },
  },
  webhook: { label: "Webhook", inputs: { clientState: ["Client State"] } },
};
