export { createApplication } from "./createApplication";
export { deleteApplication } from "./deleteApplication";
export { getApplication } from "./getApplication";
export { getApplicationByAppId } from "./getApplicationByAppId";
export { listApplications } from "./listApplications";
export { updateApplication } from "./updateApplication";
export { upsertApplication } from "./upsertApplication";
