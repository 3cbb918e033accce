export { getDirectoryObjects } from "./getDirectoryObjects";
export { listSubscribedSkus } from "./listSubscribedSkus";
