import type { Clock } from "../clock";
import type { App } from "./app";
import type { Apps } from "./apps";
import { checkClientAssertion } from "./clientAssertion";
import { SignInFault, wanted } from "./signInFault";

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
  if (secret === app.clientSecret || app.moreSecrets?.includes(secret)) return;
  if (app.expiredSecrets?.includes(secret)) {
    throw new SignInFault(
      401,
      "invalid_client",
      7000222,
      `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    );
  }
  throw new SignInFault(
    401,
    "invalid_client",
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
  );
};

const checkPublic = (form: URLSearchParams): void => {
  if (!form.has("client_secret") && !form.has("client_assertion")) return;
  throw new SignInFault(
    401,
    "invalid_client",
    700025,
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  );
};

/**
 * The app that a token request comes from, proved by its secret or an assertion; a public one proves
 * nothing, and gets no token of its own.
 *
 * @param audiences The URLs that an assertion may be made out to.
 */
export const authenticate = async (
  apps: Apps,
  given: URLSearchParams,
  authorization: string | undefined,
  tenant: string,
  audiences: readonly string[],
  clock: Clock,
): Promise<App> => {
  const form = withBasic(given, authorization);
  const app = apps.find(wanted(form, "client_id"), tenant);
  if (app.isPublic && form.get("grant_type") !== "client_credentials") {
    checkPublic(form);
    return app;
  }
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
