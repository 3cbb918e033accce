import { type Context, Hono } from "hono";
import { readNames, storable } from "../bodies/body";
import { checkUserCreate, checkUserUpdate } from "../bodies/user";
import type { Entity } from "../directory";
import { notFound } from "../graphFault";
import { find } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import { resolveReference } from "../references";
import { toChange, toCreate, toRead, toRelate, toRemove } from "./access";
import { type Env, readJson, type Services } from "./context";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject, readRelated } from "./objects";
import { readReference } from "./references";

const { permissions } = facts.user;

/** What a body binds: the manager, whose id is kept with the user. */
const boundManager = (body: Readonly<Record<string, unknown>>, services: Services) => {
  const reference = body["manager@odata.bind"];
  if (reference === undefined) return {};
  return { manager: managerOf(resolveReference(reference, services.directory, services.origin())) };
};

const managerOf = ({ kind, entity }: { kind: string; entity: Entity }): string => {
  if (kind !== "user") throw notFound(entity.id);
  return entity.id;
};

const managers = (routes: Hono<Env>, services: Services): void => {
  const { directory } = services;
  const user = (c: Context<Env>) => find(directory, "user", c.req.param("key") ?? "");
  const relateManager = needs(toRelate("user", "manager", services));

  routes.get("/users/:key/manager", needs(permissions.read), (c) => {
    const { manager } = user(c);
    const found = typeof manager === "string" ? directory.find("user", manager) : undefined;
    if (found === undefined) throw notFound("manager");
    return c.json(readRelated(c, services, "user", found));
  });

  routes.put("/users/:key/manager/$ref", relateManager, async (c) => {
    const of = user(c);
    const manager = managerOf(await readReference(c, services));
    directory.update("user", of, { manager });
    return c.body(null, 204);
  });

  routes.delete("/users/:key/manager/$ref", relateManager, (c) => {
    const of = user(c);
    if (typeof of.manager !== "string") throw notFound("manager");
    directory.update("user", of, { manager: undefined });
    return c.body(null, 204);
  });

  const reports = relatedLists(services, (c) => directory.directReports(user(c).id));
  routes.get("/users/:key/directReports", needs(permissions.read), reports.list);
  routes.get("/users/:key/directReports/$count", needs(permissions.read), reports.count);
  routes.get(`/users/:key/directReports/${CAST}`, needs(permissions.read), reports.listCast);
  routes.get("/users/:key/directReports/:cast/$count", needs(permissions.read), reports.countCast);
};

/** People and guests. */
export const userRoutes = (services: Services) => {
  const { directory, domain } = services;
  const routes = new Hono<Env>();
  const source = { type: "user", entities: () => directory.all("user") } as const;
  const user = (c: Context<Env>) => find(directory, "user", c.req.param("key") ?? "");

  managers(routes, services);

  routes.get("/users", needs(toRead("user")), (c) => listOf(c, services, source));

  routes.get("/users/$count", needs(toRead("user")), (c) => countOf(c, services, source));

  routes.post("/users", needs(toCreate("user")), async (c) => {
    const body = readNames("user", await readJson(c));
    checkUserCreate(body, domain);
    const manager = boundManager(body, services);
    const entity = directory.create("user", { userType: "Member", ...storable(body), ...manager });
    return answerCreated(c, services, "user", entity, Object.keys(storable(body)));
  });

  routes.get("/users/:key", needs(toRead("user")), (c) =>
    c.json(readObject(c, services, "user", user(c))),
  );

  routes.patch("/users/:key", needs(toChange("user", services)), async (c) => {
    const entity = user(c);
    const body = readNames("user", await readJson(c));
    checkUserUpdate(body, domain, entity);
    const changes = { ...storable(body), ...boundManager(body, services) };
    if (Object.keys(changes).length > 0) directory.update("user", entity, changes);
    return c.body(null, 204);
  });

  routes.delete("/users/:key", needs(toRemove("user", services)), (c) => {
    directory.remove("user", user(c));
    return c.body(null, 204);
  });

  return routes;
};
