import { OAuth2Type, oauth2Connection, templateConnectionInputs } from "@prismatic-io/spectral";
import { baseUrl, clientId, clientSecret, entraIdEndpoint, tenant } from "./common";

/**
 * The app signs in as itself, with application permissions that an administrator consented to.
 * @see https://learn.microsoft.com/graph/auth-v2-service
 */
export const msEntraIdClientCredentials = oauth2Connection({
  key: "msEntraIdClientCredentials",
  display: {
    label: "OAuth 2.0 Client Credentials",
    description: "Acts as the app itself, with application permissions. No person signs in.",
  },
  oauth2Type: OAuth2Type.ClientCredentials,
  // The template function changes the object that it is given, so each connection hands it a new one.
  inputs: templateConnectionInputs(
    {
      tenant: { ...tenant },
      clientId: { ...clientId },
      clientSecret: { ...clientSecret },
      scopes: {
        label: "Scopes",
        type: "string",
        required: true,
        shown: true,
        default: "https://graph.microsoft.com/.default",
        comments:
          "The Graph endpoint of the cloud followed by /.default, which stands for all permissions that were consented to.",
      },
      entraIdEndpoint: { ...entraIdEndpoint },
      baseUrl: { ...baseUrl },
    },
    {
      tokenUrl: {
        label: "Token URL",
        type: "template",
        templateValue: "{{#entraIdEndpoint}}/{{#tenant}}/oauth2/v2.0/token",
        comments: "Made of the sign-in endpoint and the tenant.",
      },
    },
    OAuth2Type.ClientCredentials,
  ),
});
