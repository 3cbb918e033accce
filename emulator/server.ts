import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Exchange, record } from "./exchanges";
import type { Faults } from "./faults";
import { gateway } from "./gateway";
import { GraphFault, unparsable } from "./graphFault";
import { routePath } from "./keys";
import { playFault } from "./playFault";
import { graphRoutes } from "./routes";
import type { Env, Services } from "./routes/context";
import type { SignIn } from "./signIn";
import type { Throttling } from "./throttling";

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

const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

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
