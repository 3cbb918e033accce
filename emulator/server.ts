import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Faults, playFault } from "./faults";
import { badRequest, GraphFault } from "./graphFault";
import { checkPermission } from "./permissions";
import { runBatch } from "./routes/batch";
import { type Env, readJson, type Services } from "./routes/context";
import { deletedItemRoutes } from "./routes/deletedItems";
import { deltaRoutes } from "./routes/delta";
import { entityRoutes } from "./routes/entities";
import { relationRoutes } from "./routes/relations";
import { subscriptionRoutes } from "./routes/subscriptions";
import { collectionOf, type Kind } from "./schema";
import type { SignIn } from "./signIn";
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

const kinds: readonly Kind[] = ["user", "group", "application"];

/** `/groups(uniqueName='x')/members` → `/groups/uniqueName='x'/members`: keys become segments. */
const keySegments = (request: Request): string => {
  const { pathname } = new URL(request.url);
  return pathname.replace(/^(\/v1\.0\/\w+)\(((?:\w+=)?(?:'|%27).*?(?:'|%27))\)(?=\/|$)/, "$1/$2");
};

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

/** The app that answers `/v1.0` and the sign-in endpoint, and the list of what it answered. */
export const createServer = (
  services: Services,
  signIn: SignIn,
  faults: Faults,
  throttling: Throttling,
) => {
  const { clock, origin, tenantId, domain } = services;
  const exchanges: Exchange[] = [];
  const app = new Hono<Env>({ getPath: keySegments });

  app.use(async (c, next) => {
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
  });

  app.use((c, next) => {
    const { pathname } = new URL(c.req.url);
    const fault = faults.next(c.req.method, pathname);
    return fault === undefined ? next() : playFault(c, fault, next, signIn.expireTokens);
  });

  app.route("/", signIn.routes);

  app.use("/v1.0/*", async (c, next) => {
    const token = c.req.header("authorization")?.replace(/^Bearer /, "");
    const session = token === undefined ? undefined : signIn.session(token);
    if (token === undefined || token === "")
      throw new GraphFault(401, "InvalidAuthenticationToken", "Access token is empty.");
    if (session === undefined)
      throw new GraphFault(401, "InvalidAuthenticationToken", "IDX14100: JWT is not well formed.");
    if (session.expires <= clock.now().getTime()) {
      throw new GraphFault(
        401,
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
      );
    }
    c.set("session", session);
    const path = new URL(c.req.url).pathname.replace(/^\/v1\.0/, "");
    const { searchParams } = new URL(c.req.url);
    const cost = throttling.count(session.clientId, c.req.method, path, searchParams);
    checkPermission(session.permissions, c.req.method, path);
    await next();
    c.header("OData-Version", "4.0");
    for (const [name, value] of Object.entries(cost)) c.header(name, value);
    if (c.res.headers.get("content-type")?.startsWith("application/json"))
      c.header("Content-Type", GRAPH_JSON);
  });

  const graph = new Hono<Env>();
  // A relation comes before its collection: "/:key/members" would never be reached behind a wildcard.
  graph.route("/groups", relationRoutes("group", "members", services));
  graph.route("/groups", relationRoutes("group", "owners", services));
  graph.route("/applications", relationRoutes("application", "owners", services));
  for (const kind of kinds) graph.route(`/${collectionOf[kind]}`, deltaRoutes(kind, services));
  for (const kind of kinds) graph.route(`/${collectionOf[kind]}`, entityRoutes(kind, services));
  graph.route("/", subscriptionRoutes(services));
  graph.route("/directory/deletedItems", deletedItemRoutes(services));
  graph.get("/organization", (c) =>
    c.json({
      "@odata.context": `${origin()}/v1.0/$metadata#organization`,
      value: [
        {
          id: tenantId,
          displayName: "Contoso",
          verifiedDomains: [
            {
              name: domain,
              isDefault: true,
              isInitial: true,
              type: "Managed",
              capabilities: "Email",
            },
          ],
        },
      ],
    }),
  );
  graph.post("/$batch", async (c) => {
    const authorization = c.req.header("authorization") ?? "";
    return c.json(
      await runBatch(await readJson(c), (url, init) => app.request(url, init), authorization),
    );
  });
  app.route("/v1.0", graph);

  app.notFound((c) => {
    const { pathname } = new URL(c.req.url);
    return c.json(
      faultBody(
        c,
        badRequest(`Resource not found for the segment '${pathname.split("/")[2] ?? ""}'.`),
        clock.now(),
      ),
      400,
    );
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
