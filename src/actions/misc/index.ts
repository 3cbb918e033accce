export { rawRequest } from "./rawRequest";
export { testConnection } from "./testConnection";
