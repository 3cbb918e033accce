import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Clock } from "../clock";
import type { Entity } from "../directory";
import { type App, authenticate } from "./apps";
import { authorize } from "./authorize";
import { createCodes } from "./codes";
import { checkAppScope, checkUserScopes } from "./scopes";
import { malformed, SignInFault, wanted } from "./signInFault";
import { checkConcrete, checkTenant, namesOf, type Tenant } from "./tenants";
import { createTokens } from "./tokens";

export type { App } from "./apps";
export type { Session } from "./tokens";

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const formPage = (to: string, values: Readonly<Record<string, string>>): string => {
  const fields = Object.entries(values).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  return `<form method="post" action="${escapeHtml(to)}">${fields.join("")}</form><script>document.forms[0].submit()</script>`;
};

/** `2026-01-09 02:02:12Z` */
const timestamp = (now: Date): string => `${now.toISOString().slice(0, 19).replace("T", " ")}Z`;

/** A refusal as the token endpoint writes it. */
const refusal = (c: Context, { status, error, aadsts, message }: SignInFault, now: Date) => {
  const [trace_id, correlation_id] = [randomUUID(), randomUUID()];
  return c.json(
    {
      error,
      error_description: `${message} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp(now)}`,
      error_codes: [aadsts],
      timestamp: timestamp(now),
      trace_id,
      correlation_id,
      error_uri: `${new URL(c.req.url).origin}/error?code=${aadsts}`,
    },
    status,
  );
};

/**
 * The sign-in endpoint: authorization code, refresh token and client credentials. Its tokens are
 * checked on every Graph request.
 *
 * @param signedIn Told of every person who signs in, with the app.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const createSignIn = (
  clock: Clock,
  tenantId: string,
  domain: string,
  apps: readonly App[],
  person: () => Entity | undefined,
  signedIn: (clientId: string) => void,
) => {
  const tenant: Tenant = { id: tenantId, domain };
  const codes = createCodes(clock);
  const tokens = createTokens(clock, tenantId, person);

  const grant = async (name: string, form: URLSearchParams, origin: string, basic?: string) => {
    checkTenant(tenant, name);
    const type = wanted(form, "grant_type");
    if (!["client_credentials", "authorization_code", "refresh_token"].includes(type)) {
      throw new SignInFault(
        400,
        "unsupported_grant_type",
        70003,
        `The app requested an unsupported grant type '${type}'.`,
      );
    }
    // Without the query that the request may have, and for any name of the tenant.
    const audiences = namesOf(tenant).flatMap((each) =>
      ["oauth2/v2.0/token", "v2.0"].map((path) => `${origin}/${each}/${path}`),
    );
    const app = await authenticate(apps, form, basic, name, audiences, clock);
    if (type === "client_credentials") {
      checkConcrete(tenant, name);
      checkAppScope(wanted(form, "scope"), origin, tenantId);
      return tokens.issue(app.clientId, app.roles);
    }
    if (form.has("scope")) checkUserScopes(form.get("scope") ?? "", origin, tenantId);
    if (type === "refresh_token") return tokens.refresh(form, app);
    const { scope } = codes.redeem(form, app);
    signedIn(app.clientId);
    return tokens.issueDelegated(app, scope, scope);
  };

  const routes = new Hono();

  routes.get("/:tenant/oauth2/v2.0/authorize", (c) => {
    const { origin, searchParams } = new URL(c.req.url);
    const name = c.req.param("tenant");
    const answer = authorize(searchParams, name, tenant, apps, codes, origin);
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
      return c.json(
        await grant(c.req.param("tenant"), form, origin, c.req.header("authorization")),
      );
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return refusal(c, error, clock.now());
    }
  });

  return { routes, session: tokens.session, expireTokens: tokens.expireTokens };
};

export type SignIn = ReturnType<typeof createSignIn>;
