export { createServicePrincipal } from "./createServicePrincipal";
export { getServicePrincipal } from "./getServicePrincipal";
export { listServicePrincipals } from "./listServicePrincipals";
