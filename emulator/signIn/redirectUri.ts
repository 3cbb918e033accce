import type { App } from "./app";
import { SignInFault } from "./signInFault";

/** The port of this machine counts for nothing: https://learn.microsoft.com/entra/identity-platform/reply-url */
const withoutLoopbackPort = (uri: string): string =>
  uri.replace(/^(https?:\/\/(?:localhost|127\.0\.0\.1)):\d+(?=\/|$)/, "$1");

/** Letter by letter; `/*` at the end of a registered one stands for every path. */
const matches = (registered: string, uri: string): boolean =>
  registered.endsWith("/*") ? `${uri}/`.startsWith(registered.slice(0, -1)) : registered === uri;

/** Checks that codes may go to a URI: a registered one. */
export const checkRedirectUri = ({ clientId, redirectUris = [] }: App, uri: string | null) => {
  if (uri === null || uri === "") {
    throw new SignInFault(400, "invalid_request", 900971, "No reply address provided.");
  }
  const known = URL.canParse(uri) && withoutLoopbackPort(uri);
  if (known && redirectUris.some((registered) => matches(registered, known))) return uri;
  throw new SignInFault(
    400,
    "invalid_request",
    50011,
    `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
  );
};
