export { listChanges } from "./listChanges";
