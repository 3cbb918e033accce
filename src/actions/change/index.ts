export { getNotifiedRecords } from "./getNotifiedRecords";
export { listChanges } from "./listChanges";
