import { OAuth2Type, oauth2Connection } from "@prismatic-io/spectral";
import { GLOBAL_LOGIN } from "../graph";
import { baseUrl, clientId, clientSecret } from "./common";

/**
 * A person signs in, and the component acts with that person's delegated permissions.
 * @see https://learn.microsoft.com/graph/auth-v2-user
 */
export const msEntraIdOauth2 = oauth2Connection({
  key: "msEntraIdOauth2",
  display: {
    label: "OAuth 2.0",
    description: "Acts for a person who signs in, with delegated permissions.",
  },
  oauth2Type: OAuth2Type.AuthorizationCode,
  inputs: {
    authorizeUrl: {
      label: "Authorize URL",
      type: "string",
      required: true,
      shown: true,
      default: `${GLOBAL_LOGIN}/common/oauth2/v2.0/authorize`,
      comments:
        "The OAuth 2.0 authorization URL. For a single-tenant app, replace common with the tenant ID.",
    },
    tokenUrl: {
      label: "Token URL",
      type: "string",
      required: true,
      shown: true,
      default: `${GLOBAL_LOGIN}/common/oauth2/v2.0/token`,
      comments:
        "The OAuth 2.0 token URL. For a single-tenant app, replace common with the tenant ID.",
    },
    scopes: {
      label: "Scopes",
      type: "string",
      required: true,
      shown: true,
      default:
        "Group.ReadWrite.All GroupMember.ReadWrite.All Application.ReadWrite.All User.Read.All offline_access",
      comments:
        "The delegated permissions to ask for, separated by spaces. offline_access keeps the connection signed in. Creating and updating users needs User.ReadWrite.All as well, Group Trigger needs Group.Read.All.",
    },
    clientId,
    clientSecret,
    baseUrl,
  },
});
