import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { Entity } from "../directory";
import type { App } from "./app";
import { accessToken } from "./claims";
import { clientInfo, idTokenClaims } from "./idToken";
import type { People } from "./person";
import { shortScope, splitScopes } from "./scopes";
import { SignInFault, wanted } from "./signInFault";
import type { SigningKey } from "./signingKey";

export interface Session {
  readonly clientId: string;
  readonly expires: number;
  /** Application permissions, or the delegated ones that were asked for. */
  readonly permissions: ReadonlySet<string>;
  /** Whether a person signed in, rather than the app by itself. */
  readonly delegated: boolean;
  /** Who signed in; none for an app by itself. */
  readonly personId?: string;
}

/** What a person came for. */
export interface Visit {
  readonly person: Entity;
  readonly scope: string;
  /** All that the person agreed to, of which the scope is a part. */
  readonly consented: string;
  /** From the authorize request to its id token. */
  readonly nonce: string | undefined;
  /** Of the endpoint that was asked. */
  readonly origin: string;
  /** Whether the client asked who the account is, with `client_info=1`. */
  readonly withClientInfo: boolean;
}

interface RefreshToken {
  readonly clientId: string;
  readonly personId: string;
  /** What the person consented to. */
  readonly scope: string;
  /** Milliseconds of emulated time. */
  readonly issued: number;
}

const TOKEN_SECONDS = 3599;
const REFRESH_DAYS = 90;
const DAY = 86_400_000;

const refuse = (aadsts: number, message: string): SignInFault =>
  new SignInFault(400, "invalid_grant", aadsts, message);

/** A refresh token gives what was consented to, and nothing more. */
const checkConsented = (scope: string, { clientId, scope: consentedScope }: RefreshToken): void => {
  const consented = splitScopes(consentedScope).map(shortScope);
  const more = splitScopes(scope).filter((name) => !consented.includes(shortScope(name)));
  if (more.length > 0 && !consented.includes(".default")) {
    throw refuse(
      65001,
      `The user or administrator has not consented to use the application with ID '${clientId}' named '${clientId}'. Send an interactive authorization request for this user and resource.`,
    );
  }
};

/**
 * Access, refresh and id tokens, expiring by the emulator's clock.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const createTokens = (
  clock: Clock,
  tenantId: string,
  people: People,
  { sign }: SigningKey,
) => {
  const sessions = new Map<string, Session>();
  const refreshTokens = new Map<string, RefreshToken>();
  const now = (): number => clock.now().getTime();
  const lifetime = (): readonly [issued: number, expires: number] => [
    now(),
    now() + TOKEN_SECONDS * 1000,
  ];

  const issue = (
    clientId: string,
    permissions: readonly string[],
    principal: Entity,
    delegated = false,
  ) => {
    const [issued, expires] = lifetime();
    const holder = { clientId, permissions, principal, delegated };
    const access_token = accessToken(tenantId, holder, issued, expires);
    sessions.set(access_token, {
      clientId,
      expires,
      permissions: new Set(permissions),
      delegated,
      ...(delegated ? { personId: principal.id } : {}),
    });
    return {
      token_type: "Bearer",
      expires_in: TOKEN_SECONDS,
      ext_expires_in: TOKEN_SECONDS,
      access_token,
    };
  };

  const keepRefreshToken = (clientId: string, { id }: Entity, scope: string): string => {
    const text = `emulated-refresh-token.${randomBytes(32).toString("base64url")}`;
    refreshTokens.set(text, { clientId, personId: id, scope, issued: now() });
    return text;
  };

  /** For a person: with a token to refresh it for `offline_access`, and an id token for `openid`. */
  const issueDelegated = async (
    { clientId, roles }: App,
    { person, scope, consented, nonce, origin, withClientInfo }: Visit,
  ): Promise<Record<string, unknown>> => {
    const scopes = splitScopes(scope).map(shortScope);
    // .default stands for what is consented to already: here, what the app has itself.
    const names = scopes.flatMap((name) => (name === ".default" ? roles : [name]));
    const claims = () =>
      idTokenClaims({ clientId, scopes, nonce }, person, tenantId, origin, ...lifetime());
    return {
      ...issue(clientId, names, person, true),
      scope,
      ...(splitScopes(consented).map(shortScope).includes("offline_access")
        ? { refresh_token: keepRefreshToken(clientId, person, consented) }
        : {}),
      ...(scopes.includes("openid") ? { id_token: await sign(claims()) } : {}),
      ...(withClientInfo ? { client_info: clientInfo(person, tenantId) } : {}),
    };
  };

  /** What a refresh token allows; the old one stays good, as Microsoft's does. */
  const refresh = (form: URLSearchParams, app: App): Omit<Visit, "origin" | "withClientInfo"> => {
    const kept = refreshTokens.get(wanted(form, "refresh_token"));
    if (kept?.clientId !== app.clientId)
      throw refuse(70000, "Provided grant is invalid or malformed.");
    if (kept.issued + REFRESH_DAYS * DAY <= now()) {
      throw refuse(
        700082,
        `The refresh token has expired due to inactivity. The token was issued on ${new Date(kept.issued).toISOString()} and was inactive for ${REFRESH_DAYS}.00:00:00.`,
      );
    }
    const scope = form.get("scope") ?? kept.scope;
    checkConsented(scope, kept);
    const person = people.returning(kept.personId);
    return { person, scope, consented: kept.scope, nonce: undefined };
  };

  /** The session of a token, expired or not. */
  const session = (token: string): Session | undefined => sessions.get(token);

  /** Makes every token expire now, as if it had been revoked. */
  const expireTokens = (): void => {
    for (const [token, kept] of sessions) sessions.set(token, { ...kept, expires: 0 });
  };

  /** The session of a token that is still good. */
  const livingSession = (token: string): Session | undefined => {
    const kept = sessions.get(token);
    return kept !== undefined && kept.expires > now() ? kept : undefined;
  };

  return { issue, issueDelegated, refresh, session, livingSession, expireTokens };
};

export type Tokens = ReturnType<typeof createTokens>;
