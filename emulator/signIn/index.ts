import { Hono } from "hono";
import type { Clock } from "../clock";
import type { Directory, Entity } from "../directory";
import { adminConsentRoutes } from "./adminConsent";
import type { Apps } from "./apps";
import { authorize } from "./authorize";
import { createCodes } from "./codes";
import { createDeviceCodes } from "./deviceCodes";
import { discoveryRoutes } from "./discovery";
import { grant } from "./grants";
import { deviceDonePage, formPage } from "./pages";
import { createPeople } from "./person";
import { checkUserScopes } from "./scopes";
import { sessionRoutes } from "./signedIn";
import { malformed, refusal, SignInFault, wanted } from "./signInFault";
import { createSigningKey } from "./signingKey";
import { checkTenant, type Tenant } from "./tenants";
import { createTokens } from "./tokens";

export type { App } from "./app";
export type { Apps } from "./apps";
export type { Session } from "./tokens";

/**
 * The sign-in endpoint: authorization code, device code, refresh token and client credentials. Its
 * tokens are checked on every Graph request.
 *
 * @param signedIn Told of every person who signs in, with the app.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const createSignIn = (
  clock: Clock,
  tenant: Tenant,
  apps: Apps,
  directory: Directory,
  signedIn: (person: Entity, clientId: string) => void,
) => {
  const codes = createCodes(clock);
  const deviceCodes = createDeviceCodes(clock);
  const people = createPeople(directory);
  const key = createSigningKey();
  const tokens = createTokens(clock, tenant.id, people, key);
  const parts = { clock, tenant, apps, codes, deviceCodes, people, tokens, signedIn };

  const routes = new Hono();
  routes.route("/", discoveryRoutes(clock, tenant, key));
  routes.route("/", adminConsentRoutes(tenant, apps));
  routes.route("/", sessionRoutes(directory, apps, tokens));

  routes.on(["GET", "POST"], "/:tenant/oauth2/v2.0/authorize", async (c) => {
    const { origin, searchParams } = new URL(c.req.url);
    const query = c.req.method === "GET" ? searchParams : new URLSearchParams(await c.req.text());
    const name = c.req.param("tenant");
    const answer = authorize(query, name, tenant, apps, codes, people, origin);
    if (answer.kind === "page") return c.text(answer.text, 400);
    if (answer.kind === "redirect") return c.redirect(answer.to);
    return c.html(formPage(answer.to, answer.values));
  });

  routes.all("/:tenant/oauth2/v2.0/token", async (c) => {
    try {
      if (c.req.method !== "POST") {
        const text = `The endpoint only accepts POST, OPTIONS requests. Received a ${c.req.method} request.`;
        throw new SignInFault(400, "invalid_request", 900561, text);
      }
      const form = new URLSearchParams(await c.req.text());
      // Nobody can tell which of two is meant.
      if (new Set(form.keys()).size < [...form.keys()].length) throw malformed("invalid_request");
      const { origin } = new URL(c.req.url);
      const basic = c.req.header("authorization");
      return c.json(await grant(parts, c.req.param("tenant"), form, origin, basic));
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return refusal(c, error, clock.now());
    }
  });

  routes.post("/:tenant/oauth2/v2.0/devicecode", async (c) => {
    try {
      const form = new URLSearchParams(await c.req.text());
      const { origin } = new URL(c.req.url);
      const name = c.req.param("tenant");
      checkTenant(tenant, name);
      const app = apps.find(wanted(form, "client_id"), name);
      const scope = wanted(form, "scope");
      checkUserScopes(scope, origin, tenant.id);
      return c.json(deviceCodes.begin(app, scope, origin));
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return refusal(c, error, clock.now());
    }
  });

  routes.get("/common/oauth2/deviceauth", (c) => c.html(deviceDonePage()));

  return { routes, session: tokens.session, expireTokens: tokens.expireTokens };
};

export type SignIn = ReturnType<typeof createSignIn>;
