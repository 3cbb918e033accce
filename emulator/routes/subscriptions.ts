import { Hono } from "hono";
import { badRequest } from "../graphFault";
import { checkedBehind } from "../needs";
import { renderSubscription } from "../subscriptions/stored";
import { type Env, readJson, type Services } from "./context";

const PAGE = 100;

type Body = Record<string, unknown>;

/** A list takes no query options; only its own next links have one. */
const checkOptions = (params: URLSearchParams): void => {
  for (const name of params.keys()) {
    if (name.startsWith("$") && name !== "$skiptoken")
      throw badRequest(`The query option '${name}' is not supported for subscriptions.`);
  }
};

/** Where a page begins; what is no link of a list of ours is refused. */
const pageStart = (skiptoken: string | null): number => {
  const start = Number(skiptoken ?? 0);
  if (!Number.isInteger(start) || start < 0) throw badRequest("The $skiptoken is not valid.");
  return start;
};

/** The subscriptions of the calling app. */
export const subscriptionRoutes = ({ subscriptions, root }: Services) => {
  const routes = new Hono<Env>();
  const context = () => `${root()}/$metadata#subscriptions`;
  const entity = (body: Body): Body => ({ "@odata.context": `${context()}/$entity`, ...body });

  routes.get("/subscriptions", checkedBehind, (c) => {
    const { searchParams } = new URL(c.req.url);
    checkOptions(searchParams);
    const all = subscriptions.list(c.get("session"));
    const start = pageStart(searchParams.get("$skiptoken"));
    const next = start + PAGE;
    return c.json({
      "@odata.context": context(),
      ...(next < all.length
        ? { "@odata.nextLink": `${root()}/subscriptions?$skiptoken=${next}` }
        : {}),
      value: all.slice(start, next).map((subscription) => renderSubscription(subscription, false)),
    });
  });

  routes.post("/subscriptions", checkedBehind, async (c) => {
    const created = await subscriptions.create(c.get("session"), await readJson(c));
    return c.json(entity(renderSubscription(created, true)), 201);
  });

  routes.get("/subscriptions/:id", checkedBehind, (c) => {
    const found = subscriptions.find(c.get("session"), c.req.param("id"));
    return c.json(entity(renderSubscription(found, true)));
  });

  routes.patch("/subscriptions/:id", checkedBehind, async (c) => {
    const id = c.req.param("id");
    const updated = await subscriptions.update(c.get("session"), id, await readJson(c));
    return c.json(entity(renderSubscription(updated, true)));
  });

  routes.post("/subscriptions/:id/reauthorize", checkedBehind, (c) => {
    subscriptions.find(c.get("session"), c.req.param("id"), "Reauthorize");
    return c.body(null, 204);
  });

  routes.delete("/subscriptions/:id", checkedBehind, (c) => {
    subscriptions.remove(c.get("session"), c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
