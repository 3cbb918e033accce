import type { Surface } from "./common";

export const connections: Surface = {
  msEntraIdOauth2: {
    label: "OAuth 2.0",
    inputs: {
      authorizeUrl: [
        "Authorize URL",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
      ],
      tokenUrl: ["Token URL", "https://login.microsoftonline.com/common/oauth2/v2.0/token"],
      scopes: [
        "Scopes",
        "Group.ReadWrite.All GroupMember.ReadWrite.All Application.ReadWrite.All User.Read.All offline_access",
      ],
      clientId: ["Client ID"],
      clientSecret: ["Client Secret"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
    },
  },
  msEntraIdClientCredentials: {
    label: "OAuth 2.0 Client Credentials",
    inputs: {
      tenant: ["Tenant"],
      clientId: ["Client ID"],
      clientSecret: ["Client Secret"],
      scopes: ["Scopes", "https://graph.microsoft.com/.default"],
      entraIdEndpoint: ["Sign-in Endpoint", "https://login.microsoftonline.com"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
      tokenUrl: ["Token URL", "{{#entraIdEndpoint}}/{{#tenant}}/oauth2/v2.0/token"],
    },
  },
  msEntraIdCertificate: {
    label: "Certificate",
    inputs: {
      tenant: ["Tenant"],
      clientId: ["Client ID"],
      certificate: ["Certificate"],
      privateKey: ["Private Key"],
      passphrase: ["Passphrase"],
      entraIdEndpoint: ["Sign-in Endpoint", "https://login.microsoftonline.com"],
      baseUrl: ["Graph Endpoint", "https://graph.microsoft.com"],
    },
  },
};
