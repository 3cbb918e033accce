import { randomUUID } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type Faults, playFault } from "./faults";
import { GraphFault, unparsable } from "./graphFault";
import { routePath } from "./keys";
import { kinds } from "./kinds";
import { closedByDefault, needsNothing } from "./needs";
import { sessionFor } from "./ownership";
import { administrativeUnitRoutes } from "./routes/administrativeUnits";
import { applicationRoutes } from "./routes/applications";
import { auditLogRoutes } from "./routes/auditLogs";
import { authenticationRoutes } from "./routes/authentication";
import { runBatch, type Send } from "./routes/batch";
import { type Env, readJson, type Services } from "./routes/context";
import { deletedItemRoutes } from "./routes/deletedItems";
import { deltaRoutes } from "./routes/delta";
import { deviceRoutes } from "./routes/devices";
import { directoryObjectRoutes } from "./routes/directoryObjects";
import { domainRoutes } from "./routes/domains";
import { groupRoutes } from "./routes/groups";
import { invitationRoutes } from "./routes/invitations";
import { licenceRoutes } from "./routes/licences";
import { meRoutes } from "./routes/me";
import { memberGroupRoutes } from "./routes/memberGroups";
import { membershipRoutes } from "./routes/memberships";
import { organizationRoutes } from "./routes/organization";
import { ownedObjectRoutes } from "./routes/ownedObjects";
import { photoRoutes } from "./routes/photos";
import { roleRoutes } from "./routes/roles";
import { servicePrincipalRoutes } from "./routes/servicePrincipals";
import { subscriptionRoutes } from "./routes/subscriptions";
import { userRoutes } from "./routes/users";
import { userSignInRoutes } from "./routes/usersSignIn";
import type { Session, SignIn } from "./signIn";
import type { Throttling } from "./throttling";

/** A request that the emulator answered. */
export interface Exchange {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** All but Authorization. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

const GRAPH_JSON =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

const faultBody = (c: Context, fault: GraphFault, date: Date) => ({
  error: {
    code: fault.code,
    message: fault.message,
    ...(fault.extra.details === undefined ? {} : { details: fault.extra.details }),
    innerError: {
      date: date.toISOString().slice(0, 19),
      "request-id": c.res.headers.get("request-id") ?? randomUUID(),
      "client-request-id": c.req.header("client-request-id") ?? randomUUID(),
    },
  },
});

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

const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

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

/** Everything under `/v1.0`, which `/beta` leads to as well. Literal paths stand before keys: `/users/delta` before `/users/:key`. */
const graphRoutes = (services: Services, send: Send): Hono<Env> => {
  const graph = new Hono<Env>();
  graph.use(closedByDefault);
  for (const kind of kinds) graph.route("/", deltaRoutes(kind, services));
  graph.route("/", userRoutes(services));
  graph.route("/", meRoutes(services));
  graph.route("/", memberGroupRoutes(services));
  graph.route("/", membershipRoutes(services));
  graph.route("/", ownedObjectRoutes(services));
  graph.route("/", userSignInRoutes(services));
  graph.route("/", authenticationRoutes(services));
  graph.route("/", photoRoutes(services));
  graph.route("/", groupRoutes(services));
  graph.route("/", applicationRoutes(services));
  graph.route("/", servicePrincipalRoutes(services));
  graph.route("/", deletedItemRoutes(services));
  graph.route("/", administrativeUnitRoutes(services));
  graph.route("/", deviceRoutes(services));
  graph.route("/", directoryObjectRoutes(services));
  graph.route("/", licenceRoutes(services));
  graph.route("/", invitationRoutes(services));
  graph.route("/", organizationRoutes(services));
  graph.route("/", domainRoutes(services));
  graph.route("/", roleRoutes(services));
  graph.route("/", auditLogRoutes(services));
  graph.route("/", subscriptionRoutes(services));
  graph.post("/$batch", needsNothing, async (c) => {
    const authorization = c.req.header("authorization") ?? "";
    return c.json(await runBatch(await readJson(c), send, authorization, services.collisions));
  });
  return graph;
};

/** What no route answers: a path that has other methods, or none. */
const unanswered = (app: Hono<Env>, c: Context): GraphFault => {
  const path = routePath(c.req.raw);
  const known = METHODS.some((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => !route.path.endsWith("*")),
  );
  if (known) {
    return new GraphFault(
      405,
      "Request_BadRequest",
      "Specified HTTP method is not allowed for the request target.",
    );
  }
  return unparsable(`Resource not found for the segment '${path.split("/")[2] ?? ""}'.`);
};

/** Keeps a list of what was asked and answered. */
const record =
  (exchanges: Exchange[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    const requestId = randomUUID();
    c.header("request-id", requestId);
    c.header("client-request-id", c.req.header("client-request-id") ?? requestId);
    const body = await c.req.raw.clone().text();
    await next();
    const { pathname, search } = new URL(c.req.url);
    const { authorization: _secret, ...headers } = c.req.header();
    exchanges.push({
      method: c.req.method,
      url: pathname + search,
      headers,
      body,
      status: c.res.status,
    });
  };

/** Who calls, what it costs, and the headers that every answer of Graph carries. */
const gateway =
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

/** The app that answers `/v1.0` and the sign-in endpoint, and the list of what it answered. */
export const createServer = (
  services: Services,
  signIn: SignIn,
  faults: Faults,
  throttling: Throttling,
) => {
  const { clock } = services;
  const exchanges: Exchange[] = [];
  const app = new Hono<Env>({ getPath: routePath });

  app.use(record(exchanges));
  app.use((c, next) => {
    const { pathname } = new URL(c.req.url);
    const fault = faults.next(c.req.method, pathname);
    return fault === undefined ? next() : playFault(c, fault, next, signIn.expireTokens);
  });
  app.route("/", signIn.routes);
  app.use("/v1.0/*", gateway(services, signIn, throttling));
  app.route(
    "/v1.0",
    graphRoutes(services, (url, init) =>
      app.request(new URL(services.root()).pathname + url, init),
    ),
  );

  app.notFound((c) => {
    const fault = unanswered(app, c);
    return c.json(faultBody(c, fault, clock.now()), fault.status as 400);
  });

  app.onError((error, c) => {
    const fault =
      error instanceof GraphFault
        ? error
        : new GraphFault(500, "InternalServerError", `Emulator: ${error.stack ?? error.message}`);
    for (const [name, value] of Object.entries(fault.extra.headers ?? {})) c.header(name, value);
    return c.json(faultBody(c, fault, clock.now()), fault.status as 400);
  });

  return { app, exchanges };
};
