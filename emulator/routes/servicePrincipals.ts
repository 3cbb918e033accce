import { type Context, Hono } from "hono";
import { allows } from "../allowed";
import { checkBody, checkRequired, readNames, requiredOf, storable } from "../bodies/body";
import { withKeys } from "../bodies/keyCredentials";
import type { Entity } from "../directory";
import { badRequest, denied, GraphFault } from "../graphFault";
import { find } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import { ownAsCreator, owns } from "../ownership";
import { findApp, followApplications, propertiesOf } from "../servicePrincipals";
import { toChange, toRead, toRemove } from "./access";
import { appRoleRoutes } from "./appRoles";
import { type Env, readJson, type Services } from "./context";
import { credentialRoutes } from "./credentials";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject } from "./objects";

const { permissions } = facts.servicePrincipal;

/** Beyond the apps that the caller owns. */
const EVERY_APP = ["Application.ReadWrite.All", "Directory.ReadWrite.All"];

/** https://github.com/hashicorp/terraform-provider-azuread: seen for apps of others, and for one that is not replicated */
const notLocal = (): GraphFault =>
  new GraphFault(
    403,
    "Authorization_RequestDenied",
    "When using this permission, the backing application of the service principal being created must in the local tenant",
  );

const unknownApp = (appId: string): GraphFault =>
  badRequest(
    `The appId '${appId}' of the service principal does not reference a valid application object.`,
  );

/** The text and the status are those that people see; no page has them. */
const inUse = (appId: string): GraphFault =>
  new GraphFault(
    409,
    "Request_MultipleObjectsWithSameKeyValue",
    `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
  );

const create = (c: Context<Env>, services: Services, raw: unknown): Entity => {
  const { directory, tenantId } = services;
  const body = readNames("servicePrincipal", raw);
  checkBody("servicePrincipal", body, false);
  checkRequired("servicePrincipal", body, requiredOf("servicePrincipal"));
  const appId = String(body.appId).toLowerCase();
  const source = findApp(directory, tenantId, appId);
  const onlyOwned = !allows(EVERY_APP, c.get("session").permissions);
  if (onlyOwned && source?.tenantId !== tenantId) throw notLocal();
  if (source === undefined) throw unknownApp(appId);
  const application = directory.findByKey("application", "appId", appId);
  if (onlyOwned && !(application && owns(directory, c.get("session"), application))) throw denied();
  if (directory.holdsKey("servicePrincipal", "appId", appId)) throw inUse(appId);
  const entity = directory.create("servicePrincipal", {
    ...propertiesOf(source),
    ...withKeys("servicePrincipal", storable(body)),
    appId,
  });
  ownAsCreator(directory, c.get("session"), entity);
  return entity;
};

/** What apps are in this tenant, their owners, roles and secrets. */
export const servicePrincipalRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const source = {
    type: "servicePrincipal",
    entities: () => directory.all("servicePrincipal"),
  } as const;
  const read = needs(toRead("servicePrincipal"));
  const one = (c: Context<Env>): Entity =>
    find(directory, "servicePrincipal", c.req.param("key") ?? "");

  followApplications(directory, services.tenantId);
  appRoleRoutes(routes, services);
  credentialRoutes(routes, "servicePrincipal", services);

  const owners = relatedLists(services, (c) => directory.related("owners", one(c).id));
  routes.get("/servicePrincipals/:key/owners", read, owners.list);
  routes.get("/servicePrincipals/:key/owners/$count", read, owners.count);
  routes.get(`/servicePrincipals/:key/owners/${CAST}`, read, owners.listCast);
  routes.get("/servicePrincipals/:key/owners/:cast/$count", read, owners.countCast);

  routes.get("/servicePrincipals", read, (c) => listOf(c, services, source));

  routes.get("/servicePrincipals/$count", read, (c) => countOf(c, services, source));

  routes.post("/servicePrincipals", needs(permissions.create), async (c) =>
    answerCreated(c, services, "servicePrincipal", create(c, services, await readJson(c)), []),
  );

  routes.get("/servicePrincipals/:key", read, (c) =>
    c.json(readObject(c, services, "servicePrincipal", one(c))),
  );

  routes.patch(
    "/servicePrincipals/:key",
    needs(toChange("servicePrincipal", services)),
    async (c) => {
      const entity = one(c);
      const body = readNames("servicePrincipal", await readJson(c));
      checkBody("servicePrincipal", body, true);
      const changes = withKeys("servicePrincipal", storable(body), entity.keyCredentials);
      if (Object.keys(changes).length > 0) directory.update("servicePrincipal", entity, changes);
      return c.body(null, 204);
    },
  );

  routes.delete("/servicePrincipals/:key", needs(toRemove("servicePrincipal", services)), (c) => {
    directory.remove("servicePrincipal", one(c));
    return c.body(null, 204);
  });

  return routes;
};
