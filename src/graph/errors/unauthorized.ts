import type { GraphFailure } from "./graphFailure";

/** The codes of a 401 that means the token; an empty one is a gateway's. */
const TOKEN_REFUSED = new Set([
  "",
  "authenticationerror",
  "authorization_identitydisabled",
  "invalidauthenticationtoken",
  "tokenexpired",
  "tokennotfound",
  "unauthenticated",
]);

const WRONG_AUDIENCE = /audience/i;

/**
 * Whether a 401 says that Graph no longer takes the token. Others mean the app, a permission or the
 * store behind a property: a new sign-in does not help them.
 */
export const isTokenRefusal = ({
  status,
  code,
  graphMessage,
}: Pick<GraphFailure, "status" | "code" | "graphMessage">): boolean =>
  status === 401 && TOKEN_REFUSED.has(code.toLowerCase()) && !WRONG_AUDIENCE.test(graphMessage);

/** What to do after a 401. */
export const unauthorizedAdvice = (failure: GraphFailure): string => {
  if (isTokenRefusal(failure))
    return "The sign-in has expired or was revoked. Reconnect the connection.";
  if (WRONG_AUDIENCE.test(failure.graphMessage))
    return "The token was made for another API or another cloud. Check that Graph Endpoint and the sign-in URLs belong to the same cloud, and that the scopes are those of Microsoft Graph.";
  if (failure.code === "Authorization_IdentityNotFound")
    return "The app is not known in this tenant: it has no service principal there. Have an administrator of the tenant grant admin consent, and check the Tenant ID.";
  if (/^\/v1\.0\/users\b/i.test(failure.path) && failure.method === "PATCH")
    return "aboutMe, birthday, hireDate, interests, mySite, pastProjects, preferredName, responsibilities, schools and skills are kept in SharePoint: an app cannot set them by itself. Use a connection of a person who signs in.";
  return "The sign-in is valid, but not for this request. A new sign-in will not help: check that the app has the permission for it, and that it may be made by an app, or only for a person who signed in.";
};
