import { Hono } from "hono";
import { notFound, unparsable } from "../graphFault";
import { facts } from "../kinds";
import { needs } from "../needs";
import type { Env, Services } from "./context";
import { readObject } from "./objects";

/** https://learn.microsoft.com/graph/api/user-get */
const READ_ME = ["User.Read", "User.ReadWrite", ...facts.user.permissions.read];

/** The person who signed in. An app by itself is nobody. */
export const meRoutes = (services: Services) => {
  const routes = new Hono<Env>();

  routes.get(
    "/me",
    needs((c) => {
      if (!c.get("session").delegated)
        throw unparsable("/me request is only valid with delegated authentication flow.");
      return [READ_ME];
    }),
    (c) => {
      const { personId } = c.get("session");
      const person = personId && services.directory.find("user", personId);
      if (!person) throw notFound(personId ?? "me");
      // User.Read shows all of the caller, though not of others.
      return c.json(readObject(c, services, "user", person, "all"));
    },
  );

  return routes;
};
