import { Hono } from "hono";
import { notFound } from "../graphFault";
import { keyValue } from "../keys";
import { needs } from "../needs";
import { domain, domainRows } from "../resources/domain";
import { createResourceLists } from "../resources/resourceLists";
import type { Env, Services } from "./context";

/** https://learn.microsoft.com/graph/api/domain-list */
const READ = ["Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All"];

/** The domains of the tenant, all in one page. */
export const domainRoutes = (services: Services) => {
  const { clock, domain: initial } = services;
  const rows = domainRows(initial);
  const lists = createResourceLists(services, clock);
  const routes = new Hono<Env>();
  routes.get("/domains", needs(READ), (c) => c.json(lists.page(domain, c.req.url, rows)));
  routes.get("/domains/:name", needs(READ), (c) => {
    const name = keyValue(c.req.param("name"));
    const found = rows.find(({ id }) => id === name.toLowerCase());
    if (found === undefined) throw notFound(name);
    return c.json(lists.one(domain, c.req.url, found));
  });
  return routes;
};
