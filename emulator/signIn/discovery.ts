import { Hono } from "hono";
import type { Clock } from "../clock";
import { issuerOf } from "./idToken";
import { refusal, SignInFault } from "./signInFault";
import type { SigningKey } from "./signingKey";
import { checkTenant, isOfPeople, type Tenant } from "./tenants";

const CLAIMS = ["sub", "iss", "aud", "exp", "iat", "nonce", "name", "oid", "preferred_username"];

/**
 * Where everything is: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 *
 * @param name The tenant as the URL names it.
 */
const configuration = (origin: string, name: string, tenantId: string) => {
  const base = `${origin}/${name}`;
  // A client of several tenants fills in the one that a token comes from.
  const issuer = isOfPeople(name) ? "{tenantid}" : tenantId;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      "client_secret_post",
      "private_key_jwt",
      "client_secret_basic",
    ],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: issuerOf(origin, issuer),
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${origin}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: [...CLAIMS, "tid", "ver", "email"],
    tenant_region_scope: "NA",
    cloud_instance_name: "microsoftonline.com",
    msgraph_host: new URL(origin).host,
  };
};

/** The names under which a host is known, for clients that ask before they trust it. */
const instances = (origin: string) => {
  const { host } = new URL(origin);
  return {
    tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
};

/**
 * The documents that tell clients where to sign in and by which key tokens are checked.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export const discoveryRoutes = (clock: Clock, tenant: Tenant, key: SigningKey): Hono => {
  const routes = new Hono();
  const origin = (url: string): string => new URL(url).origin;

  routes.get("/common/discovery/instance", (c) => c.json(instances(origin(c.req.url))));

  routes.get("/:tenant/v2.0/.well-known/openid-configuration", (c) => {
    const name = c.req.param("tenant");
    try {
      checkTenant(tenant, name);
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return refusal(
        c,
        new SignInFault(400, "invalid_tenant", error.aadsts, error.text),
        clock.now(),
      );
    }
    return c.json(configuration(origin(c.req.url), name, tenant.id));
  });

  routes.get("/:tenant/discovery/v2.0/keys", async (c) =>
    c.json(await key.jwks(issuerOf(origin(c.req.url), tenant.id))),
  );

  return routes;
};
