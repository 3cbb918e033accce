import { Hono } from "hono";
import { readRestore, restoreChanges } from "../bodies/restore";
import { badRequest, notFound } from "../graphFault";
import { facts } from "../kinds";
import { needs } from "../needs";
import { renderMixed } from "../render";
import { toDeleted } from "./access";
import { type Env, entityBody, readJson, type Services } from "./context";
import { CAST, countOf, deletedOf, listOf, toReadDeleted } from "./lists";
import { readRelated } from "./objects";

/** What was deleted and can be restored; listing it needs a cast. */
export const deletedItemRoutes = (services: Services) => {
  const { directory, domain } = services;
  const routes = new Hono<Env>();
  const anyRead = Object.values(facts).flatMap(({ permissions }) => permissions.readDeleted);

  routes.get("/directory/deletedItems", needs(anyRead), () => {
    throw badRequest("The request must name a type: /directory/deletedItems/microsoft.graph.user.");
  });

  routes.get(`/directory/deletedItems/${CAST}`, needs(toReadDeleted), (c) =>
    listOf(c, services, deletedOf(c, services)),
  );

  routes.get(`/directory/deletedItems/:cast/$count`, needs(toReadDeleted), (c) =>
    countOf(c, services, deletedOf(c, services)),
  );

  routes.get("/directory/deletedItems/:id", needs(toDeleted("readDeleted", services)), (c) => {
    const found = directory.findDeleted(c.req.param("id"));
    if (found === undefined) throw notFound(c.req.param("id"));
    return c.json(readRelated(c, services, found.kind, found.entity));
  });

  routes.post(
    "/directory/deletedItems/:id/restore",
    needs(toDeleted("restore", services)),
    async (c) => {
      const id = c.req.param("id");
      const found = directory.findDeleted(id);
      if (found === undefined) throw notFound(id);
      const wish = readRestore((await c.req.text()).trim() === "" ? {} : await readJson(c));
      const changes = restoreChanges(directory, domain, found, wish);
      const { kind, entity } = directory.restore(id, changes);
      const shown = renderMixed(kind, entity, undefined, c.get("session").permissions);
      return c.json(entityBody(services, "directoryObjects", shown));
    },
  );

  routes.delete("/directory/deletedItems/:id", needs(toDeleted("purge", services)), (c) => {
    directory.purge(c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
