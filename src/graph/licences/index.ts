export {
  type AssignedLicense,
  assignmentsOf,
  directly,
  groupsGiving,
  LICENSED_GROUP,
  LICENSED_USER,
  type LicenceAssignment,
  type LicensedGroup,
  type LicensedUser,
  licencesOf,
} from "./assignment";
export { carryOut } from "./carryOut";
export {
  isNothing,
  type LicenceChange,
  type LicenceWish,
  licenceChange,
  licenceResult,
} from "./change";
export { onceLocated } from "./onceLocated";
export { type NamedLicences, resolveLicences } from "./resolve";
export {
  availableUnits,
  isForPeople,
  readSkus,
  type ServicePlan,
  type SubscribedSku,
} from "./skus";
