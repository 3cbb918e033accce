import { Hono } from "hono";
import { allows } from "../allowed";
import { needs } from "../needs";
import { organization, tenantRow } from "../resources/organization";
import { createResourceLists } from "../resources/resourceLists";
import type { Env, Services } from "./context";

/** https://learn.microsoft.com/graph/api/organization-list */
const READ = [
  "Organization.Read.All",
  "Organization.ReadWrite.All",
  "User.Read.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

/** Of a person who signs in, enough to see the name and the domains. */
const READ_BASIC = ["User.Read"];

/** The tenant: a list of one. */
export const organizationRoutes = (services: Services) => {
  const { clock, tenantId, domain } = services;
  const lists = createResourceLists(services, clock);
  const routes = new Hono<Env>();
  const mayRead = needs((c) => [c.get("session").delegated ? [...READ, ...READ_BASIC] : READ]);
  routes.get("/organization", mayRead, (c) => {
    const sight = allows(READ, c.get("session").permissions) ? "all" : "basic";
    return c.json(lists.page(organization, c.req.url, [tenantRow(tenantId, domain, sight)]));
  });
  return routes;
};
