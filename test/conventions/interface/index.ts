import { applications } from "./applications";
import { changes } from "./changes";
import type { Surface } from "./common";
import { directory } from "./directory";
import { groups } from "./groups";
import { misc } from "./misc";
import { servicePrincipals } from "./servicePrincipals";
import { subscriptions } from "./subscriptions";
import { users } from "./users";

export { connections } from "./connections";
export { dataSources } from "./dataSources";
export { triggers } from "./triggers";

export const actions: Surface = {
  ...users,
  ...groups,
  ...applications,
  ...servicePrincipals,
  ...subscriptions,
  ...changes,
  ...directory,
  ...misc,
};
