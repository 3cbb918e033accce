import { selectAdministrativeUnit } from "./selectAdministrativeUnit";
import { selectApplication } from "./selectApplication";
import { selectAppRole } from "./selectAppRole";
import { selectDirectoryRole } from "./selectDirectoryRole";
import { selectDomain } from "./selectDomain";
import { selectGroup } from "./selectGroup";
import { selectGroupMember } from "./selectGroupMember";
import { selectServicePrincipal } from "./selectServicePrincipal";
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
  selectDomain,
  selectDirectoryRole,
  selectAdministrativeUnit,
};
