import { Hono } from "hono";
import { badRequest, notFound } from "../graphFault";
import { needs } from "../needs";
import { renderMixed } from "../render";
import type { Row } from "../resources/resource";
import { createResourceLists } from "../resources/resourceLists";
import { roleAssignment } from "../resources/roleAssignment";
import { roleDefinition, roleDefinitionRows } from "../resources/roleDefinition";
import { type Env, readJson, type Services } from "./context";

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments */
const READ = [
  "RoleManagement.Read.Directory",
  "RoleManagement.Read.All",
  "RoleManagement.ReadWrite.Directory",
  "Directory.Read.All",
];

const WRITE = ["RoleManagement.ReadWrite.Directory"];

/** What an assignment shows of one relation: https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
const expandedOf =
  ({ directory }: Services, permissions: ReadonlySet<string>) =>
  (row: Row, relation: string): Record<string, unknown> => {
    if (relation === "roleDefinition")
      return { roleDefinition: roleDefinitionRows.find(({ id }) => id === row.roleDefinitionId) };
    const found = directory.findAny(String(row.principalId));
    return {
      principal: found && renderMixed(found.kind, found.entity, undefined, permissions),
    };
  };

/** Directory roles, and who holds them. */
export const roleRoutes = (services: Services) => {
  const { clock, roles } = services;
  const lists = createResourceLists(services, clock);
  const routes = new Hono<Env>();
  const path = "/roleManagement/directory/roleAssignments";

  routes.get("/roleManagement/directory/roleDefinitions", needs(READ), (c) =>
    c.json(lists.page(roleDefinition, c.req.url, roleDefinitionRows)),
  );

  routes.get("/roleManagement/directory/roleDefinitions/:id", needs(READ), (c) => {
    const wanted = c.req.param("id");
    const found = roleDefinitionRows.find(({ id }) => id === wanted.toLowerCase());
    if (found === undefined) throw notFound(wanted);
    return c.json(lists.one(roleDefinition, c.req.url, found));
  });

  routes.get(path, needs(READ), (c) => {
    const expanded = expandedOf(services, c.get("session").permissions);
    return c.json(lists.page(roleAssignment, c.req.url, roles.all(), expanded));
  });

  routes.post(path, needs(WRITE), async (c) => {
    const body = await readJson(c);
    if (typeof body !== "object" || body === null) throw badRequest("The body must be an object.");
    const created = roles.assign(body as Record<string, unknown>);
    return c.json(lists.one(roleAssignment, c.req.url, created), 201);
  });

  routes.get(`${path}/:id`, needs(READ), (c) => {
    const expanded = expandedOf(services, c.get("session").permissions);
    const found = roles.find(c.req.param("id"));
    return c.json(lists.one(roleAssignment, c.req.url, found, expanded));
  });

  routes.delete(`${path}/:id`, needs(WRITE), (c) => {
    roles.remove(c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
