import { Hono } from "hono";
import type { Directory } from "../directory";
import type { Apps } from "./apps";
import { subjectOf } from "./idToken";
import { signedOutPage } from "./pages";
import { checkRedirectUri } from "./redirectUri";
import { SignInFault } from "./signInFault";
import type { Tokens } from "./tokens";

/** Whether a page of one of the apps may be shown after somebody signed out. */
const isKnown = (apps: Apps, uri: string): boolean =>
  apps.all().some((app) => {
    try {
      checkRedirectUri(app, uri);
      return true;
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      return false;
    }
  });

/**
 * Who signed in, and the way out. Nothing of the emulator remembers a browser, so there is nothing to
 * forget.
 * @see https://learn.microsoft.com/entra/identity-platform/userinfo
 */
export const sessionRoutes = (directory: Directory, apps: Apps, tokens: Tokens): Hono => {
  const routes = new Hono();

  routes.on(["GET", "POST"], "/oidc/userinfo", (c) => {
    const token = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    const session = tokens.livingSession(token);
    const person = session?.personId && directory.find("user", session.personId);
    if (!session || !person) {
      c.header("WWW-Authenticate", 'Bearer error="invalid_token"');
      return c.json(
        { error: { code: "InvalidAuthenticationToken", message: "Access token is empty." } },
        401,
      );
    }
    const { displayName, surname, givenName, mail } = person;
    return c.json({
      sub: subjectOf(session.clientId, person),
      name: displayName,
      family_name: surname,
      given_name: givenName,
      ...(session.permissions.has("email") && mail != null ? { email: mail } : {}),
    });
  });

  routes.get("/:tenant/oauth2/v2.0/logout", (c) => {
    const uri = c.req.query("post_logout_redirect_uri");
    if (uri === undefined || !isKnown(apps, uri)) return c.html(signedOutPage());
    const to = new URL(uri);
    const state = c.req.query("state");
    if (state !== undefined) to.searchParams.set("state", state);
    return c.redirect(to.href);
  });

  return routes;
};
