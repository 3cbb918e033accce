import { connection, type Surface } from "./common";

const subscribing = {
  connection,
  changeType: ["Change Type"],
  expirationTriggerDateTime: ["Expiration Date Time"],
} satisfies Surface[string]["inputs"];

export const triggers: Surface = {
  groupTrigger: {
    label: "Group Trigger",
    inputs: { ...subscribing, membershipChanges: ["Membership Changes", "include"] },
  },
  userTrigger: { label: "User Trigger", inputs: subscribing },
  webhook: { label: "Webhook", inputs: { clientState: ["Client State"] } },
};
