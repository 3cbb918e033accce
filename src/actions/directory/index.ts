export { getDirectoryObjects } from "./getDirectoryObjects";
export { listDeletedItems } from "./listDeletedItems";
export { listSubscribedSkus } from "./listSubscribedSkus";
export { permanentlyDeleteItem } from "./permanentlyDeleteItem";
export { restoreDeletedItem } from "./restoreDeletedItem";
