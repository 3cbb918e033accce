import { additionalProperties, connection, debugRequest, list, type Surface } from "./common";

export const servicePrincipals: Surface = {
  createServicePrincipal: {
    label: "Create Service Principal",
    inputs: { connection, appId: ["Application (Client) ID"], additionalProperties, debugRequest },
  },
  getServicePrincipal: {
    label: "Get Service Principal",
    inputs: {
      connection,
      servicePrincipalId: ["Service Principal ID"],
      appId: ["Application (Client) ID"],
      $select: ["Select"],
      debugRequest,
    },
  },
  listServicePrincipals: { label: "List Service Principals", inputs: list },
};
