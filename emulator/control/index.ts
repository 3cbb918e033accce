import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Emulator } from "../emulator";
import { GraphFault } from "../graphFault";
import { appRoutes } from "./apps";
import { directoryRoutes } from "./directory";
import { faultRoutes } from "./faults";
import { habitRoutes } from "./habits";
import { timeRoutes } from "./time";
import { trafficRoutes } from "./traffic";
import { welcome } from "./welcome";

/** What `GET /emulator` answers: everything that there is, a line each. */
const PATHS = {
  "GET /emulator/clock": "the time of the emulator",
  "POST /emulator/clock":
    '{"advanceSeconds": 3600} or {"to": "2027-01-01T00:00:00Z"}; waits for deliveries',
  "POST /emulator/tokens/expire": "every access token has expired",
  "GET, POST, DELETE /emulator/faults":
    '{"method": "GET", "path": "/users", "times": 1, "answer": {"kind": "status", "status": 503}}, or a list of them',
  "GET /emulator/directory": "users, groups and applications, as --data takes them",
  "POST /emulator/directory":
    '{"users": [{"userPrincipalName": "ann@contoso.onmicrosoft.com", "jobTitle": "Pilot"}]}: changes or adds; "@removed" deletes',
  "GET /emulator/exchanges": "every request so far; ?method=GET&path=/v1.0/users&since=10",
  "DELETE /emulator/exchanges": "forgets them",
  "GET /emulator/deliveries": "every attempt to deliver notifications; waits for those under way",
  "GET /emulator/subscriptions": "of all apps",
  "DELETE /emulator/subscriptions/{id}": "gone behind its owner's back",
  "GET, PATCH /emulator/habits":
    'what Graph may do and need not: {"collisions": {"refuses": true}}',
  "GET, POST /emulator/apps":
    '{"clientId": "…", "clientSecret": "…", "redirectUris": [], "roles": ["User.Read.All"]}',
  "POST /emulator/reset": "everything as it was at the start",
};

/**
 * What `/` and `/emulator` answer: the emulator about itself. Faults do not meet these requests, no token
 * is wanted, and they are not among the exchanges.
 */
export const createControl = (emulator: Emulator): Hono => {
  const control = new Hono();

  control.get("/", (c) => c.text(welcome(emulator)));

  control.get("/emulator", (c) => {
    const { tenantId, domain, clientId, publicClientId, directory, clock } = emulator;
    return c.json({
      emulator: "Microsoft Graph",
      ...{ tenantId, domain, clientId, publicClientId },
      now: clock.now().toISOString(),
      size: {
        users: directory.size("user"),
        groups: directory.size("group"),
        applications: directory.size("application"),
        servicePrincipals: directory.size("servicePrincipal"),
      },
      paths: PATHS,
    });
  });

  control.post("/emulator/reset", (c) => {
    emulator.reset();
    return c.body(null, 204);
  });

  for (const part of [
    timeRoutes,
    faultRoutes,
    directoryRoutes,
    trafficRoutes,
    habitRoutes,
    appRoutes,
  ])
    control.route("/emulator", part(emulator));

  control.notFound((c) =>
    c.json(
      {
        error: `There is no ${c.req.method} ${new URL(c.req.url).pathname}. GET /emulator tells what there is.`,
      },
      404,
    ),
  );

  control.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
    if (error instanceof GraphFault) return c.json({ error: error.message }, 400);
    return c.json({ error: error.stack ?? error.message }, 500);
  });

  return control;
};
