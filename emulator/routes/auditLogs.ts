import { Hono } from "hono";
import { needs } from "../needs";
import { directoryAudit } from "../resources/directoryAudit";
import { createResourceLists } from "../resources/resourceLists";
import { signIn } from "../resources/signIn";
import { notPremium } from "../view";
import type { Env, Services } from "./context";

/** https://learn.microsoft.com/graph/api/signin-list */
const READ = ["AuditLog.Read.All"];

/** Sign-ins, which want a premium licence, and changes of the directory; newest first. */
export const auditLogRoutes = (services: Services) => {
  const { clock, logs, directory } = services;
  const lists = createResourceLists(services, clock);
  const routes = new Hono<Env>();

  routes.get("/auditLogs/signIns", needs(READ), (c) => {
    if (!directory.licence.premium) throw notPremium();
    return c.json(lists.page(signIn, c.req.url, logs.signIns.readable()));
  });

  routes.get("/auditLogs/directoryAudits", needs(READ), (c) =>
    c.json(lists.page(directoryAudit, c.req.url, logs.audits())),
  );

  return routes;
};
