import { applicationChangesPolling } from "./applicationChangesPolling";
import { groupChangesPolling } from "./groupChangesPolling";
import { groupMembershipPolling } from "./groupMembershipPolling";
import { groupTrigger } from "./groupTrigger";
import { userChangesPolling } from "./userChangesPolling";
import { userTrigger } from "./userTrigger";
import { webhook } from "./webhook";

export default {
  groupTrigger,
  userTrigger,
  webhook,
  userChangesPolling,
  groupChangesPolling,
  applicationChangesPolling,
  groupMembershipPolling,
};
