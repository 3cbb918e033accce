import { Hono } from "hono";
import { badRequest, notFound } from "../graphFault";
import type { Kind } from "../kinds";
import { renderMixed } from "../render";
import { type Env, listRequest, type Services } from "./context";

/** What was deleted and can be restored; listing it needs a cast. */
export const deletedItemRoutes = (services: Services) => {
  const { directory, listing, origin } = services;
  const routes = new Hono<Env>();
  const context = () => `${origin()}/v1.0/$metadata#directoryObjects/$entity`;

  routes.get("/", () => {
    throw badRequest("The request must name a type: /directory/deletedItems/microsoft.graph.user.");
  });

  routes.get("/:cast{microsoft\\.graph\\.(user|group|application)}", (c) => {
    const kind = c.req.param("cast").replace("microsoft.graph.", "") as Kind;
    return c.json(
      listing.page(listRequest(c, services), { kind, entities: () => directory.allDeleted(kind) }),
    );
  });

  routes.get("/:id", (c) => {
    const found = directory.findDeleted(c.req.param("id"));
    if (found === undefined) throw notFound(c.req.param("id"));
    return c.json({
      "@odata.context": context(),
      ...renderMixed(found.kind, found.entity, undefined),
    });
  });

  routes.post("/:id/restore", (c) => {
    const { kind, entity } = directory.restore(c.req.param("id"));
    return c.json({ "@odata.context": context(), ...renderMixed(kind, entity, undefined) });
  });

  routes.delete("/:id", (c) => {
    directory.purge(c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
