import * as application from "./application";
import * as change from "./change";
import * as directory from "./directory";
import * as group from "./group";
import * as misc from "./misc";
import * as servicePrincipal from "./servicePrincipal";
import * as subscription from "./subscription";
import * as user from "./user";

export default {
  ...user,
  ...group,
  ...application,
  ...servicePrincipal,
  ...subscription,
  ...change,
  ...directory,
  ...misc,
};
