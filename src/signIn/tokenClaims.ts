import { decodeJwt, type JWTPayload } from "jose";
import type { Granted } from "../graph";

/** The person whom a token is for; null where it does not say. */
export interface SignedInUser {
  readonly id: string | null;
  readonly userPrincipalName: string | null;
  readonly displayName: string | null;
}

/** What an access token says of itself. */
export interface TokenClaims extends Granted {
  readonly tenantId: string | undefined;
  /** The application (client) id. */
  readonly appId: string | undefined;
  /** Undefined for an app that acts as itself. */
  readonly user: SignedInUser | undefined;
  /** Sorted; undefined where the token does not name any kind of permission. */
  readonly permissions: readonly string[] | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((text) => typeof text === "string")
    : typeof value === "string"
      ? value.split(" ").filter((text) => text !== "")
      : [];

const userOf = ({ oid, upn, unique_name, preferred_username, name }: JWTPayload): SignedInUser => ({
  id: text(oid) ?? null,
  userPrincipalName: text(upn) ?? text(unique_name) ?? text(preferred_username) ?? null,
  displayName: text(name) ?? null,
});

/**
 * Reads the claims of an access token. Microsoft calls the token opaque to clients, so what is read here
 * may only make a message or a report better: undefined for a token that is no JWT.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export const tokenClaims = (token: string): TokenClaims | undefined => {
  try {
    const claims = decodeJwt(token);
    const { roles, scp, idtyp } = claims;
    const appOnly = idtyp === "app" || scp === undefined;
    const permissions = new Set(texts(appOnly ? roles : scp));
    // An app without any permission has no roles in its token, which then says at least that it is an app's.
    const isTold = permissions.size > 0 || idtyp === "app";
    return {
      tenantId: text(claims.tid),
      appId: text(claims.appid) ?? text(claims.azp),
      user: appOnly ? undefined : userOf(claims),
      appOnly,
      permissions: isTold ? [...permissions].sort() : undefined,
      has: (permission) => permissions.has(permission),
    };
  } catch {
    return undefined;
  }
};
