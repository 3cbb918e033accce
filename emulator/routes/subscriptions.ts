import { Hono } from "hono";
import { needs, needsNothing } from "../needs";
import { checkSubscriptionPermission, READ_WATCHED } from "../permissions";
import { renderSubscription } from "../subscriptions";
import { type Env, readJson, type Services } from "./context";

const PAGE = 100;

type Body = Record<string, unknown>;

/** The subscriptions of the calling app; no query options, but pages. */
export const subscriptionRoutes = ({ subscriptions, origin }: Services) => {
  const routes = new Hono<Env>();
  const context = () => `${origin()}/v1.0/$metadata#subscriptions`;
  const entity = (body: Body): Body => ({ "@odata.context": `${context()}/$entity`, ...body });

  routes.get("/", needs(READ_WATCHED), (c) => {
    const all = subscriptions.ofApp(c.get("session").clientId);
    const start = Number(c.req.query("$skiptoken") ?? 0);
    const next = start + PAGE;
    return c.json({
      "@odata.context": context(),
      ...(next < all.length
        ? { "@odata.nextLink": `${origin()}/v1.0/subscriptions?$skiptoken=${next}` }
        : {}),
      value: all.slice(start, next).map((subscription) => renderSubscription(subscription, false)),
    });
  });

  routes.post("/", needsNothing, async (c) => {
    const body = (await readJson(c)) as Body;
    const { clientId, permissions } = c.get("session");
    checkSubscriptionPermission(
      permissions,
      String(body.resource ?? "")
        .replace(/^\//, "")
        .toLowerCase(),
    );
    const created = await subscriptions.create(clientId, body);
    return c.json(entity(renderSubscription(created, true)), 201);
  });

  routes.get("/:id", needs(READ_WATCHED), (c) =>
    c.json(
      entity(
        renderSubscription(subscriptions.find(c.get("session").clientId, c.req.param("id")), true),
      ),
    ),
  );

  routes.patch("/:id", needs(READ_WATCHED), async (c) => {
    const body = (await readJson(c)) as Body;
    const updated = await subscriptions.update(c.get("session").clientId, c.req.param("id"), body);
    return c.json(entity(renderSubscription(updated, true)));
  });

  routes.post("/:id/reauthorize", needs(READ_WATCHED), (c) => {
    subscriptions.find(c.get("session").clientId, c.req.param("id"));
    return c.body(null, 204);
  });

  routes.delete("/:id", needs(READ_WATCHED), (c) => {
    subscriptions.remove(c.get("session").clientId, c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
