import { type Context, Hono } from "hono";
import type { App } from "./app";
import type { Apps } from "./apps";
import { consentPage } from "./pages";
import { checkRedirectUri } from "./redirectUri";
import { SignInFault, wanted } from "./signInFault";
import { checkTenant, type Tenant } from "./tenants";

interface Asked {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | null;
  /** Asked for by name, on the newer of the two pages. */
  readonly scope: string | null;
}

const read = (query: URLSearchParams, name: string, tenant: Tenant, apps: Apps): Asked => {
  checkTenant(tenant, name);
  const app = apps.find(wanted(query, "client_id"), name);
  return {
    app,
    redirectUri: checkRedirectUri(app, query.get("redirect_uri")),
    state: query.get("state"),
    scope: query.get("scope"),
  };
};

const back = ({ redirectUri, state }: Asked, values: Readonly<Record<string, string>>): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
};

/**
 * The page on which an administrator agrees to everything that an app asks for; a test posts
 * `answer=accept` or `answer=cancel` to the same URL.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export const adminConsentRoutes = (tenant: Tenant, apps: Apps): Hono => {
  const routes = new Hono();

  const withAsked =
    (answer: (c: Context, asked: Asked) => Response | Promise<Response>) => (c: Context) => {
      const { searchParams } = new URL(c.req.url);
      let asked: Asked;
      try {
        asked = read(searchParams, c.req.param("tenant") ?? "", tenant, apps);
      } catch (error) {
        if (!(error instanceof SignInFault)) throw error;
        return c.text(error.message, 400);
      }
      return answer(c, asked);
    };

  const show = withAsked((c, { app }) =>
    c.html(
      consentPage(app.clientId, [...new Set([...app.roles, ...(app.wantedRoles ?? [])])].sort()),
    ),
  );

  const decide = withAsked(async (c, asked) => {
    const answer = new URLSearchParams(await c.req.text()).get("answer");
    if (answer !== "accept") {
      const error_description =
        "AADSTS65004: The resource owner or authorization server denied the request.";
      return c.redirect(
        back(asked, { error: "access_denied", error_subcode: "cancel", error_description }),
      );
    }
    apps.consent(asked.app);
    const scope = asked.scope === null ? {} : { scope: asked.scope };
    return c.redirect(back(asked, { admin_consent: "True", tenant: tenant.id, ...scope }));
  });

  for (const path of ["/:tenant/adminconsent", "/:tenant/v2.0/adminconsent"])
    routes.get(path, show).post(path, decide);
  return routes;
};
