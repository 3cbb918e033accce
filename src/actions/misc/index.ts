export { batchRequest } from "./batchRequest";
export { rawRequest } from "./rawRequest";
export { testConnection } from "./testConnection";
