export { createSubscription } from "./createSubscription";
export { deleteInstancedSubscriptions } from "./deleteInstancedSubscriptions";
export { deleteSubscription } from "./deleteSubscription";
export { getSubscription } from "./getSubscription";
export { listSubscriptions } from "./listSubscriptions";
export { updateSubscription } from "./updateSubscription";
