import { decodeJwt } from "jose";
import type { Granted } from "../graph";

/** What an access token says of itself. */
export interface TokenClaims extends Granted {
  readonly tenantId: string | undefined;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((text) => typeof text === "string")
    : typeof value === "string"
      ? value.split(" ")
      : [];

/**
 * Reads the claims of an access token. Microsoft calls the token opaque to clients, so what is read here
 * may only make a message better: undefined for a token that is no JWT or says nothing of the kind.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export const tokenClaims = (token: string): TokenClaims | undefined => {
  try {
    const { tid, roles, scp, idtyp } = decodeJwt(token);
    const appOnly = idtyp === "app" || scp === undefined;
    const permissions = new Set(texts(appOnly ? roles : scp));
    return {
      tenantId: typeof tid === "string" ? tid : undefined,
      appOnly,
      has: (permission) => permissions.has(permission),
    };
  } catch {
    return undefined;
  }
};
