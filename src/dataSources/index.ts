import { selectAdministrativeUnit } from "./selectAdministrativeUnit";
import { selectApplication } from "./selectApplication";
import { selectAppRole } from "./selectAppRole";
import { selectDeletedItem } from "./selectDeletedItem";
import { selectDirectoryRole } from "./selectDirectoryRole";
import { selectDomain } from "./selectDomain";
import { selectGroup } from "./selectGroup";
import { selectGroupMember } from "./selectGroupMember";
import { selectServicePlan } from "./selectServicePlan";
import { selectServicePrincipal } from "./selectServicePrincipal";
import { selectSku } from "./selectSku";
import { selectSubscription } from "./selectSubscription";
import { selectUser } from "./selectUser";

export default {
  selectUser,
  selectGroup,
  selectApplication,
  selectGroupMember,
  selectServicePrincipal,
  selectAppRole,
  selectSubscription,
  selectSku,
  selectServicePlan,
  selectDeletedItem,
  selectDomain,
  selectDirectoryRole,
  selectAdministrativeUnit,
};
