import { applications } from "./applications";
import { changes } from "./changes";
import type { Surface } from "./common";
import { deletedItems } from "./deletedItems";
import { directory } from "./directory";
import { groups } from "./groups";
import { licenses } from "./licenses";
import { misc } from "./misc";
import { servicePrincipals } from "./servicePrincipals";
import { subscriptions } from "./subscriptions";
import { userAuthentication } from "./userAuthentication";
import { users } from "./users";

export { connections } from "./connections";
export { dataSources } from "./dataSources";
export { triggers } from "./triggers";

export const actions: Surface = {
  ...users,
  ...userAuthentication,
  ...groups,
  ...applications,
  ...servicePrincipals,
  ...subscriptions,
  ...changes,
  ...licenses,
  ...deletedItems,
  ...directory,
  ...misc,
};
