import { type Context, Hono } from "hono";
import { find } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import type { Env, Services } from "./context";
import { CAST, relatedLists } from "./lists";
import { referenceHandlers } from "./references";

/** https://learn.microsoft.com/graph/api/serviceprincipal-delete-owners */
const WRITE_OWNERS = facts.servicePrincipal.permissions.update;

/** What users and service principals own, and the owners of service principals. */
export const ownedObjectRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  for (const kind of ["user", "servicePrincipal"] as const) {
    const { collection, permissions } = facts[kind];
    const read = needs(permissions.read);
    const owned = relatedLists(services, (c: Context<Env>) =>
      directory.owned(find(directory, kind, c.req.param("key") ?? "").id),
    );
    routes.get(`/${collection}/:key/ownedObjects`, read, owned.list);
    routes.get(`/${collection}/:key/ownedObjects/$count`, read, owned.count);
    routes.get(`/${collection}/:key/ownedObjects/${CAST}`, read, owned.listCast);
    routes.get(`/${collection}/:key/ownedObjects/:cast/$count`, read, owned.countCast);
  }

  const { add, remove } = referenceHandlers("servicePrincipal", "owners", services);
  routes.post("/servicePrincipals/:key/owners/$ref", needs(WRITE_OWNERS), add);
  routes.delete("/servicePrincipals/:key/owners/:member/$ref", needs(WRITE_OWNERS), remove);
  return routes;
};
