import type { App } from "./app";
import type { Apps } from "./apps";
import type { Code, Codes } from "./codes";
import { clientInfo } from "./idToken";
import type { People } from "./person";
import { readChallenge } from "./pkce";
import { checkRedirectUri } from "./redirectUri";
import { checkUserScopes } from "./scopes";
import { malformed, SignInFault, wanted } from "./signInFault";
import { checkTenant, type Tenant } from "./tenants";

/** What the browser gets: a page with a refusal, or the way back to the app. */
export type Answer =
  | { readonly kind: "page"; readonly text: string }
  | {
      readonly kind: "redirect" | "form_post";
      readonly to: string;
      readonly values: Record<string, string>;
    };

const checkResponse = (query: URLSearchParams): void => {
  const type = wanted(query, "response_type");
  if (type !== "code") {
    throw new SignInFault(
      400,
      "unsupported_response_type",
      700054,
      `response_type '${type}' is not enabled for the application.`,
    );
  }
  if (!["query", "fragment", "form_post"].includes(query.get("response_mode") ?? "query"))
    throw malformed("invalid_request");
};

/** Where the values go: behind `?` or `#`, or into a form that the page sends on. */
const goBack = (query: URLSearchParams, redirectUri: string, values: Record<string, string>) => {
  const state = query.get("state");
  const all = state === null ? values : { ...values, state };
  const mode = query.get("response_mode");
  if (mode === "form_post") return { kind: mode, to: redirectUri, values: all } as const;
  const back = new URL(redirectUri);
  if (mode === "fragment") back.hash = new URLSearchParams(all).toString();
  else for (const [name, value] of Object.entries(all)) back.searchParams.set(name, value);
  return { kind: "redirect", to: back.href, values: all } as const;
};

const readCode = (
  query: URLSearchParams,
  app: App,
  redirectUri: string,
  tenant: Tenant,
  people: People,
  origin: string,
): Omit<Code, "expires"> => {
  checkResponse(query);
  const scope = wanted(query, "scope");
  checkUserScopes(scope, origin, tenant.id);
  const challenge = readChallenge(query);
  return {
    clientId: app.clientId,
    personId: people.arriving(query.get("login_hint")).id,
    scope,
    redirectUri,
    challenge,
    nonce: query.get("nonce") || undefined,
  };
};

/**
 * Answers an authorize request. Everybody consents here, and the browser goes straight back with a
 * code: of the user that `login_hint` names, or of the first one. What is wrong with the app or its URI is told to the person; the app is told of the rest.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export const authorize = (
  query: URLSearchParams,
  tenantName: string,
  tenant: Tenant,
  apps: Apps,
  codes: Codes,
  people: People,
  origin: string,
): Answer => {
  let redirectUri: string;
  let app: App;
  try {
    checkTenant(tenant, tenantName);
    app = apps.find(wanted(query, "client_id"), tenantName);
    redirectUri = checkRedirectUri(app, query.get("redirect_uri"));
  } catch (error) {
    if (!(error instanceof SignInFault)) throw error;
    return { kind: "page", text: error.message };
  }
  try {
    const wish = readCode(query, app, redirectUri, tenant, people, origin);
    return goBack(query, redirectUri, {
      code: codes.keep(wish),
      ...(query.get("client_info") === "1"
        ? { client_info: clientInfo({ id: wish.personId }, tenant.id) }
        : {}),
    });
  } catch (error) {
    if (!(error instanceof SignInFault)) throw error;
    const { error: name, message } = error;
    return goBack(query, redirectUri, { error: name, error_description: message });
  }
};
