import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { notFound, unparsable, unsupportedQuery } from "../graphFault";
import { find } from "../keys";
import { defaultProperties } from "../kinds";
import { readWish } from "../licences/refusals";
import type { Sku } from "../licences/skus";
import { licencesOf } from "../licences/states";
import { needs } from "../needs";
import { render } from "../render";
import { type Env, entityBody, readJson, type Services } from "./context";

const READ_SKUS = [
  "LicenseAssignment.Read.All",
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

const READ_LICENCES = [
  "LicenseAssignment.Read.All",
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

const toAssign = (kind: "User" | "Group") =>
  needs(["LicenseAssignment.ReadWrite.All", `${kind}.ReadWrite.All`, "Directory.ReadWrite.All"]);

type Body = Readonly<Record<string, unknown>>;

/** Of these lists Graph takes `$select` only, and gives all entries at once. */
const selected = (c: Context<Env>, type: string, entities: readonly Body[]): Body[] => {
  const { searchParams } = new URL(c.req.url);
  for (const name of searchParams.keys())
    if (/^\$(filter|search|orderby|top|skip|count|expand)$/i.test(name))
      throw unsupportedQuery(`The query option '${name}' is not supported for this request.`);
  const select = searchParams.get("$select");
  if (!select) return [...entities];
  const known = Object.keys(entities[0] ?? {});
  const names = select.split(",").map((text) => {
    const name = known.find((one) => one.toLowerCase() === text.trim().toLowerCase());
    if (name === undefined && entities.length > 0)
      throw unparsable(
        `Parsing OData Select and Expand failed: Could not find a property named '${text.trim()}' on type 'microsoft.graph.${type}'.`,
      );
    return name ?? text;
  });
  return entities.map((entity) => Object.fromEntries(names.map((name) => [name, entity[name]])));
};

const planInfo = (sku: Sku, disabledPlans: readonly string[] = []) =>
  sku.plans.map(({ servicePlanId, servicePlanName, appliesTo }) => ({
    servicePlanId,
    servicePlanName,
    provisioningStatus: disabledPlans.includes(servicePlanId) ? "Disabled" : "Success",
    appliesTo,
  }));

/** An id like Graph's own: opaque, and not that of the SKU. */
const opaque = (...parts: string[]): string =>
  createHash("sha256").update(parts.join()).digest("base64url");

const subscribedSkus = (routes: Hono<Env>, { licences, tenantId, root }: Services): void => {
  const shown = (sku: Sku): Body => {
    const { skuId, skuPartNumber, appliesTo, capabilityStatus, prepaidUnits } = sku;
    return {
      accountId: tenantId,
      accountName: "contoso",
      appliesTo,
      capabilityStatus,
      consumedUnits: licences.consumed(skuId),
      id: `${tenantId}_${skuId}`,
      prepaidUnits,
      servicePlans: planInfo(sku),
      skuId,
      skuPartNumber,
      subscriptionIds: [opaque(tenantId, skuId).slice(0, 36)],
    };
  };

  routes.get("/subscribedSkus", needs(READ_SKUS), (c) =>
    c.json({
      "@odata.context": `${root()}/$metadata#subscribedSkus`,
      value: selected(c, "subscribedSku", licences.skus.map(shown)),
    }),
  );

  routes.get("/subscribedSkus/:id", needs(READ_SKUS), (c) => {
    const id = c.req.param("id");
    const sku = licences.skus.find(({ skuId }) => `${tenantId}_${skuId}` === id.toLowerCase());
    if (sku === undefined) throw notFound(id);
    return c.json({
      "@odata.context": `${root()}/$metadata#subscribedSkus/$entity`,
      ...selected(c, "subscribedSku", [shown(sku)])[0],
    });
  });
};

/** SKUs of the tenant, and the licences of users and groups. */
export const licenceRoutes = (services: Services) => {
  const { directory, licences, origin, root, tenantId } = services;
  const routes = new Hono<Env>();
  subscribedSkus(routes, services);

  routes.get("/users/:key/licenseDetails", needs(READ_LICENCES), (c) => {
    const user = find(directory, "user", c.req.param("key"));
    const details = licencesOf(user).flatMap(({ skuId, disabledPlans }) => {
      const sku = licences.skuOf(skuId);
      if (sku === undefined) return [];
      return {
        id: opaque(user.id, skuId),
        skuId,
        skuPartNumber: sku.skuPartNumber,
        servicePlans: planInfo(sku, disabledPlans),
      };
    });
    return c.json({
      "@odata.context": `${root()}/$metadata#users('${user.id}')/licenseDetails`,
      value: selected(c, "licenseDetails", details),
    });
  });

  routes.post("/users/:key/assignLicense", toAssign("User"), async (c) => {
    const user = find(directory, "user", c.req.param("key"));
    const changed = licences.assignToUser(user, readWish(await readJson(c)));
    return c.json(entityBody(services, "users", render("user", changed, defaultProperties.user)));
  });

  // https://learn.microsoft.com/graph/api/group-assignlicense: taken, and carried out later
  routes.post("/groups/:key/assignLicense", toAssign("Group"), async (c) => {
    const group = find(directory, "group", c.req.param("key"));
    const changed = licences.assignToGroup(group, readWish(await readJson(c)));
    c.header(
      "Location",
      `${origin()}/v2/${tenantId}/directoryObjects/${group.id}/Microsoft.DirectoryServices.Group`,
    );
    const body = entityBody(services, "groups", render("group", changed, defaultProperties.group));
    return c.json(body, 202);
  });

  return routes;
};
