import { randomBytes } from "node:crypto";
import type { Entity } from "../directory";

/** Who a token is for, and what it allows. */
export interface Holder {
  readonly clientId: string;
  readonly permissions: readonly string[];
  /** Who signed in: a person, or the service principal of an app that signs in as itself. */
  readonly principal: Entity;
  readonly delegated: boolean;
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What the token says of its holder: an app holds roles, a person scopes. */
const ofHolder = ({ clientId, permissions, principal, delegated }: Holder) =>
  delegated
    ? {
        idtyp: "user",
        appid: clientId,
        oid: principal.id,
        name: principal.displayName,
        upn: principal.userPrincipalName,
        scp: permissions.filter((name) => name !== "offline_access").join(" "),
      }
    : {
        idtyp: "app",
        appid: clientId,
        app_displayname: principal.displayName,
        oid: principal.id,
        roles: permissions,
      };

/**
 * An access token as Graph's are: a JWT whose signature nobody but Graph can check.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export const accessToken = (
  tenantId: string,
  holder: Holder,
  issued: number,
  expires: number,
): string => {
  const [iat, exp] = [Math.floor(issued / 1000), Math.floor(expires / 1000)];
  const claims = {
    aud: "https://graph.microsoft.com",
    iss: `https://sts.windows.net/${tenantId}/`,
    iat,
    nbf: iat,
    exp,
    tid: tenantId,
    uti: randomBytes(16).toString("base64url"),
    ver: "1.0",
    ...ofHolder(holder),
  };
  const head = json({ typ: "JWT", alg: "RS256", kid: "emulator" });
  return [head, json(claims), randomBytes(256).toString("base64url")].join(".");
};
