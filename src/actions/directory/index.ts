export { getDirectoryObjects } from "./getDirectoryObjects";
export { listDeletedItems } from "./listDeletedItems";
export { permanentlyDeleteItem } from "./permanentlyDeleteItem";
export { restoreDeletedItem } from "./restoreDeletedItem";
