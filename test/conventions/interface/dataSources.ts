import { connection, type Surface } from "./common";

export const dataSources: Surface = {
  selectUser: { label: "Select User", inputs: { connection } },
  selectGroup: { label: "Select Group", inputs: { connection } },
  selectApplication: { label: "Select Application", inputs: { connection } },
  selectGroupMember: {
    label: "Select Group Member",
    inputs: { connection, groupId: ["Group Id"] },
  },
  selectSubscription: { label: "Select Subscription", inputs: { connection } },
};
