import { type Context, Hono } from "hono";
import { bind, checkBindings, readBindings } from "../bindings";
import { checkApplicationCreate, checkApplicationUpdate } from "../bodies/application";
import { readNames, storable } from "../bodies/body";
import { withKeys } from "../bodies/keyCredentials";
import type { Entity } from "../directory";
import { find, findByPath } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import { listedApplications, ownAsCreator } from "../ownership";
import { toChange, toCreate, toRead, toRelate, toRemove } from "./access";
import { type Env, readJson, type Services } from "./context";
import { createIfMissing } from "./createIfMissing";
import { credentialRoutes } from "./credentials";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject } from "./objects";
import { referenceHandlers } from "./references";

const applicationOf = (c: Context<Env>, { directory }: Services): Entity =>
  find(directory, "application", c.req.param("key") ?? "");

const owners = (routes: Hono<Env>, services: Services): void => {
  const read = needs(facts.application.permissions.read);
  const write = needs(toRelate("application", "owners", services));
  const lists = relatedLists(services, (c) =>
    services.directory.related("owners", applicationOf(c, services).id),
  );
  const { add, remove } = referenceHandlers("application", "owners", services);
  routes.get("/applications/:key/owners", read, lists.list);
  routes.get("/applications/:key/owners/$count", read, lists.count);
  routes.get(`/applications/:key/owners/${CAST}`, read, lists.listCast);
  routes.get(`/applications/:key/owners/:cast/$count`, read, lists.countCast);
  routes.post("/applications/:key/owners/$ref", write, add);
  routes.delete(
    "/applications/:key/owners/:member/$ref",
    needs(["Directory.ReadWrite.All", ...facts.application.permissions.update]),
    remove,
  );
};

const create = (
  c: Context<Env>,
  services: Services,
  raw: unknown,
  extra: Readonly<Record<string, unknown>> = {},
): Entity => {
  const { directory, domain, origin } = services;
  const body = { ...readNames("application", raw), ...extra };
  checkApplicationCreate(body);
  const bindings = readBindings(body, directory, origin());
  checkBindings("application", { ...body, id: "" }, bindings);
  const entity = directory.create("application", {
    appId: crypto.randomUUID(),
    publisherDomain: domain,
    signInAudience: "AzureADandPersonalMicrosoftAccount",
    ...withKeys("application", storable(body)),
  });
  bind(directory, "application", entity, bindings);
  ownAsCreator(directory, c.get("session"), entity);
  return entity;
};

const update = ({ directory, origin }: Services, entity: Entity, raw: unknown): void => {
  const body = readNames("application", raw);
  checkApplicationUpdate(body, entity);
  const bindings = readBindings(body, directory, origin());
  checkBindings("application", entity, bindings);
  bind(directory, "application", entity, bindings);
  const changes = withKeys("application", storable(body), entity.keyCredentials);
  if (Object.keys(changes).length > 0) directory.update("application", entity, changes);
};

/** Registrations of apps. */
export const applicationRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const source = (c: Context<Env>) =>
    ({
      type: "application",
      entities: () => listedApplications(directory, c.get("session")),
    }) as const;
  const read = needs(toRead("application"));

  owners(routes, services);
  credentialRoutes(routes, "application", services);

  routes.get("/applications", read, (c) => listOf(c, services, source(c)));

  routes.get("/applications/$count", read, (c) => countOf(c, services, source(c)));

  routes.post("/applications", needs(toCreate("application")), async (c) =>
    answerCreated(c, services, "application", create(c, services, await readJson(c)), []),
  );

  routes.get("/applications/:key", read, (c) =>
    c.json(readObject(c, services, "application", applicationOf(c, services))),
  );

  routes.patch("/applications/:key", needs(toChange("application", services)), async (c) => {
    const key = c.req.param("key");
    const body = await readJson(c);
    const entity = findByPath(directory, "application", key);
    if (entity !== undefined) {
      update(services, entity, body);
      return c.body(null, 204);
    }
    const created = create(c, services, body, createIfMissing(c, key));
    return answerCreated(c, services, "application", created, []);
  });

  routes.delete("/applications/:key", needs(toRemove("application", services)), (c) => {
    directory.remove("application", applicationOf(c, services));
    return c.body(null, 204);
  });

  return routes;
};
