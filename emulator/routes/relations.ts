import { type Context, Hono } from "hono";
import type { Relation } from "../directory";
import { badRequest, notFound } from "../graphFault";
import type { Kind } from "../schema";
import { referencedIds } from "../validate";
import { type Env, find, listRequest, readJson, type Services } from "./context";

const kindOf: Readonly<Record<string, Kind>> = {
  "microsoft.graph.user": "user",
  "microsoft.graph.group": "group",
};

/** `/groups/{id}/members`, `/groups/{id}/owners` and `/applications/{id}/owners`. */
export const relationRoutes = (kind: Kind, relation: Relation, services: Services) => {
  const { directory, listing, origin } = services;
  const routes = new Hono<Env>();
  const base = `/:key/${relation}`;

  const key = (c: Context<Env>): string => c.req.param("key") ?? "";

  const member = (c: Context<Env>): string => c.req.param("member") ?? "";

  const related = (ownerKey: string) => () =>
    directory.related(relation, find(services, kind, ownerKey).id);

  routes.get(base, (c) =>
    c.json(
      listing.page(listRequest(c, services), {
        kind: "user",
        mixed: true,
        entities: related(key(c)),
      }),
    ),
  );

  routes.get(`${base}/$count`, (c) =>
    c.text(
      listing.count(listRequest(c, services), {
        kind: "user",
        mixed: true,
        entities: related(key(c)),
      }),
    ),
  );

  routes.get(`${base}/:cast{microsoft\\.graph\\.(user|group)}`, (c) => {
    const cast = kindOf[c.req.param("cast")] ?? "user";
    const entities = () =>
      related(key(c))().filter(({ id }) => directory.find(cast, id) !== undefined);
    return c.json(listing.page(listRequest(c, services), { kind: cast, entities }));
  });

  routes.post(`${base}/$ref`, async (c) => {
    const body = await readJson(c);
    const reference = (body as Record<string, unknown> | null)?.["@odata.id"];
    if (typeof reference !== "string") throw badRequest("'@odata.id' is required.");
    const owner = find(services, kind, key(c));
    directory.link(relation, owner.id, referencedIds(reference, origin()));
    return c.body(null, 204);
  });

  routes.delete(`${base}/:member/$ref`, (c) => {
    directory.unlink(relation, find(services, kind, key(c)).id, member(c));
    return c.body(null, 204);
  });

  // Without /$ref the call goes to the member itself: https://learn.microsoft.com/graph/api/group-delete-members
  routes.delete(`${base}/:member`, (c) => {
    const found = directory.findAny(member(c));
    if (found === undefined) throw notFound(member(c));
    directory.remove(found.kind, found.entity);
    return c.body(null, 204);
  });

  return routes;
};
