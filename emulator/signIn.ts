import { randomBytes, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { checkClientAssertion } from "./clientAssertion";
import type { Clock } from "./clock";
import { SignInFault } from "./signInFault";

/** An app registration that may sign in. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM certificates that may sign for the app. */
  readonly certificates?: readonly string[];
  /** Application permissions that an administrator consented to. */
  readonly roles: readonly string[];
}

export interface Session {
  readonly clientId: string;
  readonly expires: number;
  /** Application permissions, or the delegated ones that were asked for. */
  readonly permissions: ReadonlySet<string>;
  /** Whether a person signed in, rather than the app by itself. */
  readonly delegated: boolean;
}

const TOKEN_SECONDS = 3599;
const CODE_MS = 600_000;

/**
 * The sign-in endpoint: authorization code, refresh token and client credentials. Its tokens are
 * opaque, expire by the emulator's clock, and are checked on every Graph request.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const createSignIn = (
  clock: Clock,
  tenantId: string,
  domain: string,
  apps: readonly App[],
) => {
  const sessions = new Map<string, Session>();
  const codes = new Map<string, { clientId: string; scope: string; expires: number }>();
  const refreshTokens = new Map<string, { clientId: string; scope: string }>();
  const secret = (prefix: string) => `${prefix}.${randomBytes(32).toString("base64url")}`;

  const issue = (clientId: string, permissions: readonly string[], delegated = false) => {
    const access_token = secret("emulated-access-token");
    sessions.set(access_token, {
      clientId,
      expires: clock.now().getTime() + TOKEN_SECONDS * 1000,
      permissions: new Set(permissions),
      delegated,
    });
    return {
      token_type: "Bearer",
      expires_in: TOKEN_SECONDS,
      ext_expires_in: TOKEN_SECONDS,
      access_token,
    };
  };

  const delegated = (clientId: string, scope: string) => {
    const scopes = scope.split(/\s+/).map((name) => name.replace(/^https?:\/\/[^/]+\//, ""));
    const answer = { ...issue(clientId, scopes, true), scope };
    if (!scopes.includes("offline_access")) return answer;
    const refresh_token = secret("emulated-refresh-token");
    refreshTokens.set(refresh_token, { clientId, scope });
    return { ...answer, refresh_token };
  };

  const authenticate = async (form: URLSearchParams, tokenUrl: string): Promise<App> => {
    const clientId = form.get("client_id");
    const app = apps.find((candidate) => candidate.clientId === clientId);
    if (app === undefined) {
      throw new SignInFault(
        400,
        "unauthorized_client",
        700016,
        `Application with identifier '${clientId}' was not found in the directory.`,
      );
    }
    if (form.get("client_secret") === null) {
      await checkClientAssertion(form, app, tokenUrl, clock);
      return app;
    }
    if (form.get("client_secret") !== app.clientSecret) {
      throw new SignInFault(
        401,
        "invalid_client",
        7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.",
      );
    }
    return app;
  };

  const grant = async (tenant: string, form: URLSearchParams, tokenUrl: string) => {
    const knownTenants = [tenantId, domain, "common", "organizations"];
    if (!knownTenants.includes(tenant)) {
      throw new SignInFault(400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
    }
    const app = await authenticate(form, tokenUrl);
    switch (form.get("grant_type")) {
      case "client_credentials": {
        if (!form.get("scope")?.endsWith("/.default")) {
          throw new SignInFault(
            400,
            "invalid_scope",
            1002012,
            "The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.",
          );
        }
        return issue(app.clientId, app.roles);
      }
      case "authorization_code": {
        const code = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        if (
          code === undefined ||
          code.clientId !== app.clientId ||
          code.expires <= clock.now().getTime()
        ) {
          throw new SignInFault(
            400,
            "invalid_grant",
            70008,
            "The provided authorization code or refresh token has expired due to inactivity.",
          );
        }
        return delegated(app.clientId, code.scope);
      }
      case "refresh_token": {
        const grantOf = refreshTokens.get(form.get("refresh_token") ?? "");
        if (grantOf?.clientId !== app.clientId) {
          throw new SignInFault(
            400,
            "invalid_grant",
            70000,
            "The provided value for the input parameter 'refresh_token' is not valid.",
          );
        }
        return delegated(app.clientId, form.get("scope") ?? grantOf.scope);
      }
      default:
        throw new SignInFault(
          400,
          "unsupported_grant_type",
          70003,
          "The app requested an unsupported grant type.",
        );
    }
  };

  const routes = new Hono();

  // Everybody consents here, and the browser goes straight back with a code.
  routes.get("/:tenant/oauth2/v2.0/authorize", (c) => {
    const { client_id = "", scope = "", redirect_uri = "", state } = c.req.query();
    if (!URL.canParse(redirect_uri)) return c.text("redirect_uri is missing", 400);
    const code = randomBytes(24).toString("base64url");
    codes.set(code, { clientId: client_id, scope, expires: clock.now().getTime() + CODE_MS });
    const back = new URL(redirect_uri);
    back.searchParams.set("code", code);
    if (state !== undefined) back.searchParams.set("state", state);
    return c.redirect(back.href);
  });

  routes.post("/:tenant/oauth2/v2.0/token", async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      return c.json(await grant(c.req.param("tenant"), form, c.req.url));
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return c.json(
        {
          error: error.error,
          error_description: error.message,
          error_codes: [error.aadsts],
          timestamp: clock.now().toISOString(),
          trace_id: randomUUID(),
          correlation_id: randomUUID(),
        },
        error.status,
      );
    }
  });

  /** The session of a token, expired or not. */
  const session = (token: string): Session | undefined => sessions.get(token);

  /** Makes every token expire now, as if it had been revoked. */
  const expireTokens = (): void => {
    for (const [token, kept] of sessions) sessions.set(token, { ...kept, expires: 0 });
  };

  return { routes, session, expireTokens };
};

export type SignIn = ReturnType<typeof createSignIn>;
