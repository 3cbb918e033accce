export { createApplication } from "./createApplication";
export { deleteApplication } from "./deleteApplication";
export { getApplication } from "./getApplication";
export { listApplications } from "./listApplications";
export { upsertApplication } from "./upsertApplication";
