import type { Context, MiddlewareHandler } from "hono";
import { GraphFault } from "./graphFault";
import { routePath } from "./keys";
import { sessionFor } from "./ownership";
import type { Env, Services } from "./routes/context";
import type { Session, SignIn } from "./signIn";
import type { Throttling } from "./throttling";

const GRAPH_JSON =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** Which machine answered: support asks for it. https://learn.microsoft.com/graph/best-practices-concept */
const DIAGNOSTIC = JSON.stringify({
  ServerInfo: {
    DataCenter: "Emulated",
    Slice: "E",
    Ring: "0",
    ScaleUnit: "000",
    RoleInstance: "EM0000",
  },
});

const unauthorized = (origin: string, message: string): GraphFault =>
  new GraphFault(401, "InvalidAuthenticationToken", message, {
    headers: {
      "WWW-Authenticate": `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
    },
  });

const sessionOf = (c: Context, { clock, origin }: Services, signIn: SignIn): Session => {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (token === undefined) throw unauthorized(origin(), "Access token is empty.");
  const session = signIn.session(token);
  if (session === undefined) throw unauthorized(origin(), "IDX14100: JWT is not well formed.");
  if (session.expires <= clock.now().getTime())
    throw unauthorized(origin(), "Lifetime validation failed, the token is expired.");
  return session;
};

/** Who calls, what it costs, and the headers that every answer of Graph carries. */
export const gateway =
  (services: Services, signIn: SignIn, throttling: Throttling): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.header("Cache-Control", "no-cache");
    c.header("x-ms-ags-diagnostic", DIAGNOSTIC);
    const path = routePath(c.req.raw).replace(/^\/v1\.0/, "");
    const signedIn = sessionOf(c, services, signIn);
    const session = sessionFor(services.directory, signedIn, c.req.method, path);
    c.set("session", session);
    const { searchParams } = new URL(c.req.url);
    const cost = throttling.count(session.clientId, c.req.method, path, searchParams);
    await services.logs.as(session, next);
    c.header("OData-Version", "4.0");
    for (const [name, value] of Object.entries(cost)) c.header(name, value);
    if (c.res.headers.get("content-type")?.startsWith("application/json"))
      c.header("Content-Type", GRAPH_JSON);
  };
