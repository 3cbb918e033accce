import { selectApplication } from "./selectApplication";
import { selectGroup } from "./selectGroup";
import { selectGroupMember } from "./selectGroupMember";
import { selectSubscription } from "./selectSubscription";
import { selectUser } from "./selectUser";

export default {
  selectUser,
  selectGroup,
  selectApplication,
  selectGroupMember,
  selectSubscription,
};
