import { Hono } from "hono";
import { find } from "../keys";
import { needs } from "../needs";
import type { Env, Services } from "./context";

/** https://learn.microsoft.com/graph/api/user-revokesigninsessions */
const REVOKE_SESSIONS = [
  "User.RevokeSessions.All",
  "User.ReadWrite.All",
  "Directory.ReadWrite.All",
];

/** What ends the sign-ins of people. */
export const userSignInRoutes = (services: Services) => {
  const { clock, directory } = services;
  const routes = new Hono<Env>();

  routes.post("/users/:key/revokeSignInSessions", needs(REVOKE_SESSIONS), (c) => {
    directory.update("user", find(directory, "user", c.req.param("key")), {
      signInSessionsValidFromDateTime: clock.now().toISOString(),
    });
    return c.json({
      "@odata.context": `${services.root()}/$metadata#Edm.Boolean`,
      value: true,
    });
  });

  return routes;
};
