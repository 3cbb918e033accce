import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const secret = (): string => randomBytes(32).toString("base64url");

const isSame = (given: string | undefined, expected: string): boolean => {
  const [one, other] = [Buffer.from(given ?? ""), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Lets in the browser that opened the printed URL, and nobody else: the page holds a way into a
 * directory. A name that only points here (DNS rebinding), another site's script and another user of the
 * machine are refused.
 *
 * The token of the URL works once: whoever sends it gets the cookie, which scripts cannot read and
 * other sites cannot send.
 */
export const createGuard = (port: () => number) => {
  let token: string | undefined = secret();
  const session = secret();

  const hosts = (): string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const cookieName = (): string => `playground-${port()}`;

  const isOurOwn = (c: Context): boolean => {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    return (
      hosts().includes(c.req.header("host") ?? "") &&
      (origin === undefined || hosts().some((host) => origin === `http://${host}`)) &&
      // Who opens the printed URL may come from anywhere; everything else comes from the page.
      (site === undefined || site === "same-origin" || site === "none" || opens(c))
    );
  };

  const opens = (c: Context): boolean =>
    c.req.method === "GET" && c.req.path === "/" && isSame(c.req.query("token"), token ?? secret());

  const check: MiddlewareHandler = async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!isOurOwn(c)) return c.text("Only this machine's own page may ask here.", 403);
    if (opens(c)) {
      token = undefined;
      setCookie(c, cookieName(), session, { httpOnly: true, sameSite: "Strict", path: "/" });
    } else if (!isSame(getCookie(c, cookieName()), session)) {
      return c.text(
        "This page opens with the URL that `npm run playground` printed, once and in one browser. Start the playground again for another one.",
        403,
      );
    }
    await next();
  };

  return { check, path: (): string => `/?token=${token ?? ""}` };
};
