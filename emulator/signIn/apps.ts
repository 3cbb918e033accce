import type { Clock } from "../clock";
import { checkClientAssertion } from "./clientAssertion";
import { SignInFault, wanted } from "./signInFault";

/** An app registration that may sign in. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM certificates that may sign for the app. */
  readonly certificates?: readonly string[];
  /** Where codes may be sent; those on this machine stand for any port of it. */
  readonly redirectUris?: readonly string[];
  /** Application permissions that an administrator consented to. */
  readonly roles: readonly string[];
}

const isClientId = (app: App, clientId: string): boolean =>
  app.clientId.toLowerCase() === clientId.toLowerCase();

/** The app of a client ID, which is the same in any case. */
export const findApp = (apps: readonly App[], clientId: string, tenant: string): App => {
  const app = apps.find((candidate) => isClientId(candidate, clientId));
  if (app !== undefined) return app;
  throw new SignInFault(
    400,
    "unauthorized_client",
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
};

/** `Authorization: Basic` holds the client ID and secret as well as the form does. */
const withBasic = (form: URLSearchParams, authorization: string | undefined): URLSearchParams => {
  const basic = /^Basic +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) return form;
  const [id = "", secret] = Buffer.from(basic, "base64").toString("utf8").split(/:(.*)/s);
  // Each half is written as in a form: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
  const decode = (text: string): string => new URLSearchParams(`x=${text}`).get("x") ?? "";
  const merged = new URLSearchParams(form);
  if (!merged.has("client_id")) merged.set("client_id", decode(id));
  if (secret !== undefined) merged.set("client_secret", decode(secret));
  return merged;
};

const checkSecret = (app: App, secret: string): void => {
  if (secret === app.clientSecret) return;
  throw new SignInFault(
    401,
    "invalid_client",
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
  );
};

/**
 * The app that a token request comes from, proved by its secret or an assertion.
 *
 * @param audiences The URLs that an assertion may be made out to.
 */
export const authenticate = async (
  apps: readonly App[],
  given: URLSearchParams,
  authorization: string | undefined,
  tenant: string,
  audiences: readonly string[],
  clock: Clock,
): Promise<App> => {
  const form = withBasic(given, authorization);
  const app = findApp(apps, wanted(form, "client_id"), tenant);
  const secret = form.get("client_secret");
  if (secret !== null) checkSecret(app, secret);
  else if (form.has("client_assertion")) await checkClientAssertion(form, app, audiences, clock);
  else {
    throw new SignInFault(
      401,
      "invalid_client",
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  return app;
};
