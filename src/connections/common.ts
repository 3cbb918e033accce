import { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN } from "../graph";

/** The Graph endpoint of the tenant's cloud. */
export const baseUrl = {
  label: "Graph Endpoint",
  type: "string",
  required: true,
  shown: true,
  default: GLOBAL_GRAPH,
  comments:
    "The Microsoft Graph endpoint of the cloud that the tenant is in. The access token is sent to this host only.",
  model: clouds.map(({ name, graph }) => ({ label: `${name}: ${graph}`, value: graph })),
} as const;

/** The sign-in host of the tenant's cloud; two clouds share one. */
export const entraIdEndpoint = {
  label: "Sign-in Endpoint",
  type: "string",
  required: true,
  shown: true,
  default: GLOBAL_LOGIN,
  comments: "The Microsoft Entra sign-in host of the cloud that the tenant is in.",
  model: [...new Set(clouds.map(({ login }) => login))].map((login) => ({
    label: `${login} (${clouds
      .filter((cloud) => cloud.login === login)
      .map(({ name }) => name)
      .join(", ")})`,
    value: login,
  })),
} as const;

export const tenant = {
  label: "Tenant",
  type: "string",
  required: true,
  shown: true,
  placeholder: "Enter tenant ID or domain",
  example: "a8990e1f-ff32-408a-9f8e-78d3b9139b95",
  comments: "The Directory (tenant) ID or a verified domain of the tenant.",
} as const;

export const clientId = {
  label: "Client ID",
  type: "string",
  required: true,
  shown: true,
  placeholder: "Enter Application (client) ID",
  example: "535fb089-9ff3-47b6-9bfb-4f1264799865",
  comments: "The Application (client) ID of the app registration.",
} as const;

export const clientSecret = {
  label: "Client Secret",
  type: "password",
  required: true,
  shown: true,
  placeholder: "Enter client secret value",
  comments: "The value (not the ID) of a client secret of the app registration.",
} as const;
