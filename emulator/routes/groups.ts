import { type Context, Hono } from "hono";
import { type Bindings, bind, checkBindings, readBindings } from "../bindings";
import { readNames, storable } from "../bodies/body";
import { checkGroupCreate, checkGroupUpdate } from "../bodies/group";
import type { Entity } from "../directory";
import { badRequest } from "../graphFault";
import { shownMemberships } from "../hiddenMembership";
import { find, findByPath } from "../keys";
import { facts, type Property } from "../kinds";
import { needs } from "../needs";
import { transitiveMembers } from "../nesting";
import { toChange, toCreate, toRead, toRelate, toRemove } from "./access";
import { type Env, readJson, type Services } from "./context";
import { createIfMissing } from "./createIfMissing";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject } from "./objects";
import { referenceHandlers, toRemoveMember } from "./references";

const READ_MEMBERS = ["GroupMember.ReadBasic.All", ...facts.group.permissions.read];

const READ_OWNERS = READ_MEMBERS.filter((name) => !name.includes("ReadBasic"));

const groupOf = (c: Context<Env>, { directory }: Services): Entity =>
  find(directory, "group", c.req.param("key") ?? "");

const members = (routes: Hono<Env>, services: Services): void => {
  const { directory } = services;
  const read = needs(READ_MEMBERS);
  /** v1.0 leaves service principals out: https://learn.microsoft.com/graph/api/group-list-members */
  const listed = (entities: readonly Entity[]): readonly Entity[] =>
    services.root().endsWith("/beta")
      ? entities
      : entities.filter(({ id }) => directory.find("servicePrincipal", id) === undefined);
  const shown = (c: Context<Env>) => shownMemberships(directory, c.get("session").permissions);
  const direct = relatedLists(services, (c) => listed(shown(c).members(groupOf(c, services))));
  const { add, remove, removeItself } = referenceHandlers("group", "members", services);
  const write = needs(toRelate("group", "members", services));
  routes.get("/groups/:key/members", read, direct.list);
  routes.get("/groups/:key/members/$count", read, direct.count);
  routes.get(`/groups/:key/members/${CAST}`, read, direct.listCast);
  routes.get(`/groups/:key/members/:cast/$count`, read, direct.countCast);
  routes.post("/groups/:key/members/$ref", write, add);
  routes.delete("/groups/:key/members/:member/$ref", write, remove);
  routes.delete("/groups/:key/members/:member", needs(toRemoveMember(services)), removeItself);

  const all = relatedLists(
    services,
    (c) => transitiveMembers(directory, groupOf(c, services), c.get("session").permissions),
    "advanced",
  );
  routes.get("/groups/:key/transitiveMembers", read, all.list);
  routes.get("/groups/:key/transitiveMembers/$count", read, all.count);
  routes.get(`/groups/:key/transitiveMembers/${CAST}`, read, all.listCast);
  routes.get(`/groups/:key/transitiveMembers/:cast/$count`, read, all.countCast);
};

const owners = (routes: Hono<Env>, services: Services): void => {
  const read = needs(READ_OWNERS);
  const write = needs(toRelate("group", "owners", services));
  const lists = relatedLists(services, (c) =>
    services.directory.related("owners", groupOf(c, services).id),
  );
  const { add, remove, removeItself } = referenceHandlers("group", "owners", services);
  routes.get("/groups/:key/owners", read, lists.list);
  routes.get("/groups/:key/owners/$count", read, lists.count);
  routes.get(`/groups/:key/owners/${CAST}`, read, lists.listCast);
  routes.get(`/groups/:key/owners/:cast/$count`, read, lists.countCast);
  routes.post("/groups/:key/owners/$ref", write, add);
  routes.delete("/groups/:key/owners/:member/$ref", write, remove);
  routes.delete("/groups/:key/owners/:member", needs(toRemoveMember(services)), removeItself);
};

/** What Graph sets on a new group by itself. */
const serverProperties = (body: Readonly<Record<string, unknown>>, services: Services) => {
  const now = services.clock.now().toISOString();
  const mail = body.mailEnabled === true ? `${body.mailNickname}@${services.domain}` : null;
  return {
    mail,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    groupTypes: [],
    visibility: mail === null ? null : "Public",
    createdDateTime: now,
    renewedDateTime: now,
  };
};

/** A person who creates a group owns it, and is not to be named as an owner besides. */
const withCreator = (bindings: Bindings, creator: Entity | undefined): Bindings => {
  if (creator === undefined) return bindings;
  const named = bindings.flatMap(([relation, related]) => (relation === "owners" ? related : []));
  if (named.some(({ entity }) => entity.id === creator.id))
    throw badRequest("Request contains a property with duplicate values.");
  const owners = [{ kind: "user" as const, entity: creator }, ...named];
  return [...bindings.filter(([relation]) => relation !== "owners"), ["owners", owners]];
};

const create = (
  c: Context<Env>,
  services: Services,
  raw: unknown,
  extra: Readonly<Record<string, unknown>> = {},
): Entity => {
  const { directory, origin } = services;
  const body = { ...readNames("group", raw), ...extra };
  checkGroupCreate(body, directory);
  const { personId } = c.get("session");
  const creator = personId === undefined ? undefined : directory.find("user", personId);
  const bindings = withCreator(readBindings(body, directory, origin()), creator);
  checkBindings("group", { ...body, id: "" }, bindings);
  const entity = directory.create("group", {
    ...serverProperties(body, services),
    ...storable(body),
  });
  bind(directory, "group", entity, bindings);
  return entity;
};

const isLonely = (name: string): boolean =>
  (facts.group.properties[name] as Property | undefined)?.store === "Exchange";

/** 200 for what Exchange keeps, 204 for the rest: https://learn.microsoft.com/graph/api/group-update */
const update = (
  services: Services,
  entity: Entity,
  raw: unknown,
  delegated: boolean,
): 200 | 204 => {
  const { directory, origin } = services;
  const body = readNames("group", raw);
  checkGroupUpdate(body, entity, directory, delegated);
  const bindings = readBindings(body, directory, origin());
  checkBindings("group", { ...entity, ...storable(body), id: entity.id }, bindings);
  bind(directory, "group", entity, bindings);
  const changes = storable(body);
  if (Object.keys(changes).length > 0) directory.update("group", entity, changes);
  return Object.keys(changes).some(isLonely) ? 200 : 204;
};

/** Security groups, Microsoft 365 groups, and those that Exchange owns. */
export const groupRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const source = { type: "group", entities: () => directory.all("group") } as const;

  members(routes, services);
  owners(routes, services);

  routes.get("/groups", needs(toRead("group")), (c) => listOf(c, services, source));

  routes.get("/groups/$count", needs(toRead("group")), (c) => countOf(c, services, source));

  routes.post("/groups", needs(toCreate("group")), async (c) =>
    answerCreated(c, services, "group", create(c, services, await readJson(c)), []),
  );

  routes.get("/groups/:key", needs(toRead("group")), (c) =>
    c.json(readObject(c, services, "group", groupOf(c, services))),
  );

  routes.patch("/groups/:key", needs(toChange("group", services)), async (c) => {
    const key = c.req.param("key");
    const body = await readJson(c);
    const entity = findByPath(directory, "group", key);
    if (entity !== undefined)
      return c.body(null, update(services, entity, body, c.get("session").delegated));
    const created = create(c, services, body, createIfMissing(c, key));
    return answerCreated(c, services, "group", created, []);
  });

  routes.delete("/groups/:key", needs(toRemove("group", services)), (c) => {
    directory.remove("group", groupOf(c, services));
    return c.body(null, 204);
  });

  return routes;
};
