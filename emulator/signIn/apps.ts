import type { Clock } from "../clock";
import type { Entity } from "../directory";
import { checkClientAssertion } from "./clientAssertion";
import type { Registrations } from "./registrations";
import { SignInFault, wanted } from "./signInFault";

/** An app registration that may sign in. */
export interface App {
  readonly clientId: string;
  /** None for a public client, which cannot keep one: a command line, a phone, a page in a browser. */
  readonly clientSecret?: string;
  /** More secrets, as good as the first. */
  readonly moreSecrets?: readonly string[];
  /** Those whose time is over. */
  readonly expiredSecrets?: readonly string[];
  /** PEM certificates that may sign for the app. */
  readonly certificates?: readonly string[];
  /** Where codes may be sent; those on this machine stand for any port of it. */
  readonly redirectUris?: readonly string[];
  /** Application permissions that an administrator consented to. */
  readonly roles: readonly string[];
  /** Those that the registration asks for; they become roles on the admin consent page. */
  readonly wantedRoles?: readonly string[];
  /** Takes no secret and no certificate. */
  readonly isPublic?: boolean;
}

/**
 * The app registrations of the emulator, and those that were made over Graph. Each that is given has a
 * service principal in the directory, as every app has that may sign in to a tenant.
 */
export const createApps = (given: readonly App[], registrations: Registrations) => {
  const registered = new Map<string, App>();
  const consented = new Map<string, readonly string[]>();

  const add = (app: App): void => {
    registered.set(app.clientId.toLowerCase(), app);
    registrations.install(app.clientId);
  };

  for (const app of given) add(app);

  /** With what was consented to and assigned since. */
  const asOfNow = (app: App): App => {
    const since = [
      ...(consented.get(app.clientId.toLowerCase()) ?? []),
      ...registrations.rolesOf(app.clientId),
    ];
    return { ...app, roles: [...new Set([...app.roles, ...since])] };
  };

  return {
    all: (): App[] => [...registered.values()].map(asOfNow),
    /** Registers an app, in place of one with the same client ID. */
    add,
    /** The app of a client ID, which is the same in any case. */
    find: (clientId: string, tenant: string): App => {
      const app = registered.get(clientId.toLowerCase()) ?? registrations.find(clientId);
      if (app !== undefined) return asOfNow(app);
      throw new SignInFault(
        400,
        "unauthorized_client",
        700016,
        `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
      );
    },
    /** The service principal that an app signs in as itself with. */
    principalOf: ({ clientId }: App, tenantId: string): Entity => {
      const principal = registrations.principalOf(clientId);
      if (principal === undefined) {
        throw new SignInFault(
          401,
          "invalid_client",
          7000229,
          `The client application '${clientId}' is missing service principal in the tenant '${tenantId}'. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
        );
      }
      if (principal.accountEnabled !== false) return principal;
      throw new SignInFault(
        400,
        "unauthorized_client",
        7000112,
        `Application '${clientId}'(${String(principal.displayName)}) is disabled.`,
      );
    },
    /** An administrator agrees to everything that an app asks for. */
    consent: ({ clientId, wantedRoles = [] }: App): void => {
      const id = clientId.toLowerCase();
      if (registered.has(id)) consented.set(id, wantedRoles);
      else registrations.consent(clientId);
    },
  };
};

export type Apps = ReturnType<typeof createApps>;

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
