import { createHash, randomBytes } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Entity } from "../directory";

/** What an id token is made for. */
export interface Asked {
  readonly clientId: string;
  /** Short names: `openid`, `profile`, `email`. */
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
}

/** A person has another one for every app: https://openid.net/specs/openid-connect-core-1_0.html#PairwiseAlg */
export const subjectOf = (clientId: string, { id }: Entity): string =>
  createHash("sha256").update(`${clientId}/${id}`).digest("base64url");

export const issuerOf = (origin: string, tenantId: string): string => `${origin}/${tenantId}/v2.0`;

/**
 * What an id token of version 2.0 says, before it is signed.
 *
 * @param issued Milliseconds of emulated time, as `expires`.
 * @see https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
export const idTokenClaims = (
  { clientId, scopes, nonce }: Asked,
  person: Entity,
  tenantId: string,
  origin: string,
  issued: number,
  expires: number,
): JWTPayload => {
  const [iat, exp] = [Math.floor(issued / 1000), Math.floor(expires / 1000)];
  return {
    aud: clientId,
    iss: issuerOf(origin, tenantId),
    iat,
    nbf: iat,
    exp,
    sub: subjectOf(clientId, person),
    tid: tenantId,
    uti: randomBytes(16).toString("base64url"),
    ver: "2.0",
    ...(nonce === undefined ? {} : { nonce }),
    ...(scopes.includes("profile")
      ? {
          name: person.displayName,
          oid: person.id,
          preferred_username: person.userPrincipalName,
        }
      : {}),
    ...(scopes.includes("email") && person.mail != null ? { email: person.mail } : {}),
  };
};

/** Whom an answer is about, for clients that ask with `client_info=1`: Microsoft's libraries name accounts by it. */
export const clientInfo = ({ id }: Entity, tenantId: string): string =>
  Buffer.from(JSON.stringify({ uid: id, utid: tenantId })).toString("base64url");
