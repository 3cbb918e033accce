import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { Entity } from "../directory";
import type { App } from "./apps";
import { accessToken } from "./claims";
import { shortScope, splitScopes } from "./scopes";
import { SignInFault, wanted } from "./signInFault";

export interface Session {
  readonly clientId: string;
  readonly expires: number;
  /** Application permissions, or the delegated ones that were asked for. */
  readonly permissions: ReadonlySet<string>;
  /** Whether a person signed in, rather than the app by itself. */
  readonly delegated: boolean;
}

interface RefreshToken {
  readonly clientId: string;
  /** What the person consented to. */
  readonly scope: string;
  /** Milliseconds of emulated time. */
  readonly issued: number;
}

const TOKEN_SECONDS = 3599;
const REFRESH_DAYS = 90;
const DAY = 86_400_000;

/**
 * Access and refresh tokens, expiring by the emulator's clock.
 *
 * @param person Whoever signs in; everybody at the browser is the same.
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const createTokens = (clock: Clock, tenantId: string, person: () => Entity | undefined) => {
  const sessions = new Map<string, Session>();
  const refreshTokens = new Map<string, RefreshToken>();
  const now = (): number => clock.now().getTime();

  const issue = (clientId: string, permissions: readonly string[], delegated = false) => {
    const expires = now() + TOKEN_SECONDS * 1000;
    const holder = { clientId, permissions, person: delegated ? person() : undefined };
    const access_token = accessToken(tenantId, holder, now(), expires);
    sessions.set(access_token, {
      clientId,
      expires,
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

  /** For a person; with a token to refresh it when `offline_access` was consented to. */
  const issueDelegated = (
    { clientId, roles }: App,
    scope: string,
    consented: string,
  ): Record<string, unknown> => {
    const asked = splitScopes(scope).map(shortScope);
    // .default stands for what is consented to already: here, what the app has itself.
    const names = asked.flatMap((name) => (name === ".default" ? roles : [name]));
    const answer = { ...issue(clientId, names, true), scope };
    if (!splitScopes(consented).map(shortScope).includes("offline_access")) return answer;
    const refresh_token = `emulated-refresh-token.${randomBytes(32).toString("base64url")}`;
    refreshTokens.set(refresh_token, { clientId, scope: consented, issued: now() });
    return { ...answer, refresh_token };
  };

  /** What a refresh token allows; the old one stays good, as Microsoft's does. */
  const refresh = (form: URLSearchParams, app: App): Record<string, unknown> => {
    const kept = refreshTokens.get(wanted(form, "refresh_token"));
    const refuse = (aadsts: number, message: string): SignInFault =>
      new SignInFault(400, "invalid_grant", aadsts, message);
    if (kept?.clientId !== app.clientId)
      throw refuse(70000, "Provided grant is invalid or malformed.");
    if (kept.issued + REFRESH_DAYS * DAY <= now()) {
      throw refuse(
        700082,
        `The refresh token has expired due to inactivity. The token was issued on ${new Date(kept.issued).toISOString()} and was inactive for ${REFRESH_DAYS}.00:00:00.`,
      );
    }
    const scope = form.get("scope") ?? kept.scope;
    const consented = splitScopes(kept.scope).map(shortScope);
    const more = splitScopes(scope).filter((name) => !consented.includes(shortScope(name)));
    if (more.length > 0 && !consented.includes(".default")) {
      throw refuse(
        65001,
        `The user or administrator has not consented to use the application with ID '${app.clientId}' named '${app.clientId}'. Send an interactive authorization request for this user and resource.`,
      );
    }
    return issueDelegated(app, scope, kept.scope);
  };

  /** The session of a token, expired or not. */
  const session = (token: string): Session | undefined => sessions.get(token);

  /** Makes every token expire now, as if it had been revoked. */
  const expireTokens = (): void => {
    for (const [token, kept] of sessions) sessions.set(token, { ...kept, expires: 0 });
  };

  return { issue, issueDelegated, refresh, session, expireTokens };
};
