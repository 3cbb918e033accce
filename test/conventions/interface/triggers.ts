import { connection, type Surface } from "./common";

const subscribing = {
  connection,
  changeType: ["Change Type"],
  expirationTriggerDateTime: ["Expiration Date Time"],
} satisfies Surface[string]["inputs"];

const followed = {
  connection,
  changes: ["Changes"],
  $select: ["Select"],
  startFrom: ["Start From", "now"],
  recordDetail: ["Record Detail", "full"],
} satisfies Surface[string]["inputs"];

const maxDeletions: [string] = ["Max Deletions"];

export const triggers: Surface = {
  groupTrigger: {
    label: "Group Trigger",
    inputs: { ...subscribing, membershipChanges: ["Membership Changes", "include"] },
  },
  userTrigger: { label: "User Trigger", inputs: subscribing },
  userChangesPolling: {
    label: "New, Updated and Deleted Users",
    inputs: { ...followed, onlyMembersOf: ["Only Members Of"], maxDeletions },
  },
  groupChangesPolling: {
    label: "New, Updated and Deleted Groups",
    inputs: { ...followed, maxDeletions },
  },
  applicationChangesPolling: {
    label: "New, Updated and Deleted Applications",
    inputs: { ...followed, maxDeletions },
  },
  groupMembershipPolling: {
    label: "Group Members Added and Removed",
    inputs: {
      connection,
      changes: ["Changes"],
      groupIds: ["Groups"],
      relationships: ["Relationships"],
      memberKinds: ["Member Kinds"],
      startFrom: ["Start From", "now"],
      includeDeletedMembers: ["Include Deleted Members", "false"],
      maxDeletions,
    },
  },
  webhook: { label: "Webhook", inputs: { clientState: ["Client State"] } },
};
