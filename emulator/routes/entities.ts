import { Hono } from "hono";
import { badRequest, notFound } from "../graphFault";
import type { Kind } from "../kinds";
import { readSelect } from "../odata/query";
import { render, renderExpanded } from "../render";
import { checkCreate, checkUpdate, referencedIds, storable } from "../validate";
import {
  type Env,
  entityBody,
  find,
  findOrUndefined,
  keyValue,
  listRequest,
  readJson,
  type Services,
} from "./context";

const MOST_BINDINGS = 20;

/** What Graph sets on a new object by itself. */
const serverProperties = (
  kind: Kind,
  body: Readonly<Record<string, unknown>>,
  domain: string,
): Record<string, unknown> => {
  if (kind === "application") {
    return {
      appId: crypto.randomUUID(),
      publisherDomain: domain,
      signInAudience: "AzureADandPersonalMicrosoftAccount",
    };
  }
  if (kind === "user") return { userType: "Member" };
  const mail = body.mailEnabled === true ? `${body.mailNickname}@${domain}` : null;
  return {
    mail,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    groupTypes: [],
    visibility: mail === null ? null : "Public",
    renewedDateTime: new Date().toISOString(),
  };
};

/** Create, read, update, delete, list and delta: what users, groups and applications have alike. */
export const entityRoutes = (kind: Kind, services: Services) => {
  const { directory, listing, delta, domain, origin } = services;
  const routes = new Hono<Env>();
  const source = { kind, entities: () => directory.all(kind) };

  const create = (body: Readonly<Record<string, unknown>>, extra: Record<string, unknown> = {}) => {
    const bindings = (["members", "owners"] as const).map(
      (relation) =>
        [relation, referencedIds(body[`${relation}@odata.bind`] ?? [], origin())] as const,
    );
    if (bindings.reduce((sum, [, ids]) => sum + ids.length, 0) > MOST_BINDINGS) {
      throw badRequest(
        `At most ${MOST_BINDINGS} relationships can be set when a group is created.`,
      );
    }
    for (const [, ids] of bindings)
      for (const id of ids) if (!directory.findAny(id)) throw notFound(id);
    const entity = directory.create(kind, {
      ...serverProperties(kind, body, domain),
      ...storable(body),
      ...extra,
    });
    for (const [relation, ids] of bindings)
      if (ids.length > 0) directory.link(relation, entity.id, ids);
    return entityBody(services, kind, undefined, render(kind, entity, undefined));
  };

  routes.get("/", (c) => c.json(listing.page(listRequest(c, services), source)));

  routes.get("/$count", (c) => c.text(listing.count(listRequest(c, services), source)));

  for (const path of ["/delta", "/delta()", "/microsoft.graph.delta", "/microsoft.graph.delta()"]) {
    routes.get(path, (c) => c.json(delta.page(kind, new URL(c.req.url).searchParams)));
  }

  routes.post("/", async (c) => c.json(create(checkCreate(kind, await readJson(c), domain)), 201));

  routes.get("/:key", (c) => {
    const entity = find(services, kind, c.req.param("key"));
    const { searchParams } = new URL(c.req.url);
    const select = readSelect(kind, searchParams.get("$select") ?? undefined);
    const shown = render(kind, entity, select);
    const expand = searchParams.get("$expand");
    if (expand !== null) {
      const value = renderExpanded(directory, entity, {
        property: expand.replace(/\(.*$/, ""),
        select: undefined,
      });
      if (value !== undefined) shown[expand.replace(/\(.*$/, "")] = value;
    }
    return c.json(entityBody(services, kind, select, shown));
  });

  routes.patch("/:key", async (c) => {
    const key = c.req.param("key");
    const body = await readJson(c);
    const entity = findOrUndefined(services, kind, key);
    if (entity === undefined) {
      const upserts = kind !== "user" && key.startsWith("uniqueName=");
      if (!upserts || !c.req.header("prefer")?.includes("create-if-missing"))
        throw notFound(keyValue(key));
      return c.json(create(checkCreate(kind, body, domain), { uniqueName: keyValue(key) }), 201);
    }
    const changes = checkUpdate(kind, body, domain);
    if (
      changes.uniqueName !== undefined &&
      entity.uniqueName != null &&
      changes.uniqueName !== entity.uniqueName
    ) {
      throw badRequest("Property 'uniqueName' is read-only and cannot be changed once it is set.");
    }
    const added = referencedIds(changes["members@odata.bind"] ?? [], origin());
    if (added.length > MOST_BINDINGS)
      throw badRequest(`At most ${MOST_BINDINGS} members can be added at a time.`);
    if (added.length > 0) directory.link("members", entity.id, added);
    const stored = storable(changes);
    if (Object.keys(stored).length > 0) directory.update(kind, entity, stored);
    return c.body(null, 204);
  });

  routes.delete("/:key", (c) => {
    directory.remove(kind, find(services, kind, c.req.param("key")));
    return c.body(null, 204);
  });

  return routes;
};
