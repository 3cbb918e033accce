import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import { clouds, GLOBAL_GRAPH, GLOBAL_LOGIN, graphOrigin, InputError } from "../graph";
import { type CertificateSignIn, certificateToken } from "./certificateToken";
import { loginOrigin } from "./loginOrigin";
import { tokenClaims } from "./tokenClaims";

/** Where a connection leads, and how it comes to its token. */
export interface ConnectionAccess {
  /** The origin of Microsoft Graph in the connection's cloud. */
  readonly origin: string;
  /** Tells the tenants of a process apart; not to be shown. */
  readonly tenant: string;
  /** Tells the apps of a tenant apart; not to be shown either. */
  readonly app: string;
  /** The tenant as the token or the connection names it, the same for each token; empty where neither does. */
  readonly namedTenant: string;
  /** @throws SignInError when Microsoft Entra refuses the sign-in. */
  readonly getToken: (options: { renew: boolean }) => Promise<string>;
  /** The app signs in as itself, without a person. */
  readonly appOnly: boolean;
  /** Whether `renew` gets a new token; one that the platform got cannot be renewed from here. */
  readonly renewable: boolean;
}

const field = ({ fields }: Connection, key: string, fallback = ""): string => {
  const value = fields?.[key];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : fallback;
};

const requiredField = (connection: Connection, key: string, label: string): string => {
  const value = field(connection, key);
  if (value === "") throw new InputError(label, "is required, but it is empty");
  return value;
};

const TENANT = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

/** An app that signs in as itself does so in one tenant, which has an id and domains. */
const checkTenant = (tenant: string): string => {
  if (/^(common|organizations|consumers)$/i.test(tenant)) {
    throw new InputError(
      "Tenant",
      `"${tenant}" names no single tenant, and an app can only sign in as itself to one. Enter the Directory (tenant) ID or a domain of the tenant`,
    );
  }
  if (!TENANT.test(tenant)) {
    throw new InputError(
      "Tenant",
      "must be the Directory (tenant) ID or a domain such as contoso.onmicrosoft.com",
    );
  }
  return tenant;
};

/** Whom a token is for, as it says; of an opaque token a fingerprint, which also tells tenants apart. */
const readHolder = (token: string) => {
  const { tenantId, appId } = tokenClaims(token) ?? {};
  const fingerprint = () => createHash("sha256").update(token).digest("base64url");
  return { tenant: tenantId ?? fingerprint(), app: appId ?? "", namedTenant: tenantId ?? "" };
};

let last: { token: string; holder: ReturnType<typeof readHolder> } | undefined;

/** The same, read once for steps that follow each other with one token. */
const holderOf = (token: string) => {
  if (last?.token !== token) last = { token, holder: readHolder(token) };
  return last.holder;
};

/** A scope in its long form belongs to one cloud: the one whose Graph it names. */
const checkScopes = (scopes: string, origin: string): void => {
  for (const scope of scopes.split(/\s+/)) {
    if (!URL.canParse(scope) || !/^https?:$/.test(new URL(scope).protocol)) continue;
    if (new URL(scope).origin === origin) continue;
    throw new InputError(
      "Scopes",
      `${scope} is for another cloud than the Graph Endpoint ${origin}. Use ${origin}${new URL(scope).pathname}.`,
    );
  }
};

/** The token that the platform got for an OAuth connection. */
const platformToken = (connection: Connection, origin: string): ConnectionAccess => {
  const token = connection.token?.access_token;
  if (typeof token !== "string" || token === "") {
    throw new InputError(
      "Connection",
      "there is no access token. Connect (or reconnect) the connection first.",
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InputError(
      "Connection",
      "the access token holds characters that no token has. Reconnect the connection.",
    );
  }
  // An endpoint that is no Microsoft cloud is the emulator's, which takes the scopes of any.
  if (clouds.some(({ graph }) => graph === origin)) {
    checkScopes(field(connection, "scopes"), origin);
  }
  return {
    origin,
    ...holderOf(token),
    getToken: async () => token,
    appOnly: false,
    renewable: false,
  };
};

/** The same for an app that signs in as itself. */
const appToken = (connection: Connection, origin: string): ConnectionAccess => {
  const tenant = field(connection, "tenant");
  if (tenant !== "") checkTenant(tenant);
  const access = platformToken(connection, origin);
  return { ...access, namedTenant: access.namedTenant || tenant.toLowerCase(), appOnly: true };
};

/** The component signs in by itself. */
const certificate = (connection: Connection, origin: string): ConnectionAccess => {
  const passphrase = connection.fields?.passphrase;
  const signIn: CertificateSignIn = {
    tenant: checkTenant(requiredField(connection, "tenant", "Tenant")),
    clientId: requiredField(connection, "clientId", "Client ID"),
    certificate: requiredField(connection, "certificate", "Certificate"),
    privateKey: requiredField(connection, "privateKey", "Private Key"),
    passphrase: typeof passphrase === "string" ? passphrase : "", // spaces belong to it
    loginOrigin: loginOrigin(field(connection, "entraIdEndpoint", GLOBAL_LOGIN)),
    graphOrigin: origin,
  };
  return {
    origin,
    tenant: signIn.tenant.toLowerCase(),
    app: signIn.clientId.toLowerCase(),
    namedTenant: signIn.tenant.toLowerCase(),
    getToken: (options) => certificateToken(signIn, options),
    appOnly: true,
    renewable: true,
  };
};

/** How each connection comes to its token, by the connection's key. */
const signIns: Readonly<
  Record<string, (connection: Connection, origin: string) => ConnectionAccess>
> = {
  msEntraIdOauth2: platformToken,
  msEntraIdClientCredentials: appToken,
  msEntraIdCertificate: certificate,
};

/**
 * Reads what a builder filled in.
 *
 * @throws InputError that names the input which cannot be used.
 */
export const readConnection = (connection: Connection): ConnectionAccess => {
  const key = connection?.key;
  const signIn = typeof key === "string" && Object.hasOwn(signIns, key) ? signIns[key] : undefined;
  if (signIn === undefined) {
    throw new InputError("Connection", "choose a Microsoft Entra ID connection of this component.");
  }
  return signIn(connection, graphOrigin(field(connection, "baseUrl", GLOBAL_GRAPH)));
};
