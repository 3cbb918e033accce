export { createSubscription } from "./createSubscription";
export { deleteInstancedSubscriptions } from "./deleteInstancedSubscriptions";
export { deleteSubscription } from "./deleteSubscription";
export { getSubscription } from "./getSubscription";
export { listSubscriptions } from "./listSubscriptions";
export { reauthorizeSubscription } from "./reauthorizeSubscription";
export { renewSubscriptions } from "./renewSubscriptions";
export { updateSubscription } from "./updateSubscription";
