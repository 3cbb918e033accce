import { type Context, Hono } from "hono";
import { checkBody, checkRequired, readNames, requiredOf, storable } from "../bodies/body";
import type { Entity } from "../directory";
import { shownMemberships } from "../hiddenMembership";
import { find } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import { toRelate } from "./access";
import { type Env, readJson, type Services } from "./context";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject } from "./objects";
import { referenceHandlers, toRemoveMember } from "./references";

const KIND = "administrativeUnit";
const PATH = "/directory/administrativeUnits";

const { permissions } = facts[KIND];

const unitOf = (c: Context<Env>, { directory }: Services): Entity =>
  find(directory, KIND, c.req.param("key") ?? "");

const members = (routes: Hono<Env>, services: Services): void => {
  const read = needs(permissions.read);
  const write = needs(toRelate(KIND, "members", services));
  const lists = relatedLists(services, (c) =>
    shownMemberships(services.directory, c.get("session").permissions).members(unitOf(c, services)),
  );
  const { add, remove, removeItself } = referenceHandlers(KIND, "members", services);
  routes.get(`${PATH}/:key/members`, read, lists.list);
  routes.get(`${PATH}/:key/members/$count`, read, lists.count);
  routes.get(`${PATH}/:key/members/${CAST}`, read, lists.listCast);
  routes.get(`${PATH}/:key/members/:cast/$count`, read, lists.countCast);
  routes.post(`${PATH}/:key/members/$ref`, write, add);
  routes.delete(`${PATH}/:key/members/:member/$ref`, write, remove);
  routes.delete(`${PATH}/:key/members/:member`, needs(toRemoveMember(services)), removeItself);
};

/** Parts of the tenant that roles can be limited to. */
export const administrativeUnitRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const source = { type: KIND, entities: () => directory.all(KIND) } as const;

  members(routes, services);

  routes.get(PATH, needs(permissions.read), (c) => listOf(c, services, source));

  routes.get(`${PATH}/$count`, needs(permissions.read), (c) => countOf(c, services, source));

  routes.post(PATH, needs(permissions.create), async (c) => {
    const body = readNames(KIND, await readJson(c));
    checkBody(KIND, body, false);
    checkRequired(KIND, body, requiredOf(KIND));
    return answerCreated(c, services, KIND, directory.create(KIND, storable(body)), []);
  });

  routes.get(`${PATH}/:key`, needs(permissions.read), (c) =>
    c.json(readObject(c, services, KIND, unitOf(c, services))),
  );

  routes.patch(`${PATH}/:key`, needs(permissions.update), async (c) => {
    const body = readNames(KIND, await readJson(c));
    checkBody(KIND, body, true);
    directory.update(KIND, unitOf(c, services), storable(body));
    return c.body(null, 204);
  });

  routes.delete(`${PATH}/:key`, needs(permissions.remove), (c) => {
    directory.remove(KIND, unitOf(c, services));
    return c.body(null, 204);
  });

  return routes;
};
