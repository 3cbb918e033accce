import type { Context, Hono } from "hono";
import { fits, invalid } from "../bodies/values";
import type { AppRoleAssignment, Entity } from "../directory";
import { badRequest } from "../graphFault";
import { find } from "../keys";
import { facts, type Kind } from "../kinds";
import { needs } from "../needs";
import { appRoleAssignmentRow, appRoleAssignments } from "../resources/appRoleAssignment";
import { createResourceLists } from "../resources/resourceLists";
import { type Env, readJson, type Services } from "./context";

/** https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
const ASSIGN = [
  ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"],
  ["AppRoleAssignment.ReadWrite.All", "Directory.Read.All"],
] as const;
const REMOVE = ["AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All"];
const READ_OF_PEOPLE = [
  "Directory.Read.All",
  "AppRoleAssignment.ReadWrite.All",
  "Directory.ReadWrite.All",
];

/** Of an app that has no roles. */
const DEFAULT_ROLE = "00000000-0000-0000-0000-000000000000";

type Wish = Pick<AppRoleAssignment, "appRoleId" | "principalId" | "resourceId">;

const readWish = (body: unknown): Wish => {
  const given = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const id = (name: keyof Wish): string => {
    if (!fits("Guid", given[name])) throw invalid(name, "AppRoleAssignment");
    return String(given[name]).toLowerCase();
  };
  return {
    principalId: id("principalId"),
    resourceId: id("resourceId"),
    appRoleId: id("appRoleId"),
  };
};

interface AppRole {
  readonly id: string;
  readonly isEnabled?: boolean;
  readonly allowedMemberTypes?: readonly string[];
}

const notAReference = () => badRequest("Not a valid reference update.");

/** Objects of other kinds get no app roles. */
const MEMBER_TYPES: Partial<Record<Kind, "User" | "Application">> = {
  user: "User",
  group: "User",
  servicePrincipal: "Application",
};

/** What an app has for people and groups, or for apps; switched off roles are none. */
const rolesFor = ({ appRoles }: Entity, type: "User" | "Application"): AppRole[] =>
  (Array.isArray(appRoles) ? (appRoles as AppRole[]) : []).filter(
    ({ isEnabled, allowedMemberTypes }) =>
      isEnabled !== false && allowedMemberTypes?.includes(type),
  );

const checkRole = ({ directory }: Services, resource: Entity, wish: Wish): void => {
  const principal = directory.findAny(wish.principalId);
  if (wish.resourceId !== resource.id || principal === undefined) throw notAReference();
  const memberType = MEMBER_TYPES[principal.kind];
  if (memberType === undefined) throw notAReference();
  const roles = rolesFor(resource, memberType);
  const known =
    wish.appRoleId === DEFAULT_ROLE
      ? roles.length === 0
      : roles.some(({ id }) => id.toLowerCase() === wish.appRoleId);
  if (!known) throw badRequest("Permission being assigned was not found on application");
};

/** Who has which role of an app, from the app's side and from that of who has it. */
export const appRoleRoutes = (routes: Hono<Env>, services: Services): void => {
  const { clock, directory } = services;
  const assignments = directory.appRoleAssignments;
  const lists = createResourceLists(services, clock);
  const key = (c: Context<Env>): string => c.req.param("key") ?? "";
  const app = (c: Context<Env>): Entity => find(directory, "servicePrincipal", key(c));

  const answer = (
    c: Context<Env>,
    context: string,
    wanted: (one: AppRoleAssignment) => boolean,
  ): Response =>
    c.json(
      lists.page(
        appRoleAssignments(context),
        c.req.url,
        assignments
          .all()
          .filter(wanted)
          .map((one) => appRoleAssignmentRow(directory, one)),
      ),
    );

  const readApps = needs(facts.servicePrincipal.permissions.read);
  routes.get("/servicePrincipals/:key/appRoleAssignedTo", readApps, (c) => {
    const { id } = app(c);
    const context = `servicePrincipals('${id}')/appRoleAssignedTo`;
    return answer(c, context, ({ resourceId }) => resourceId === id);
  });

  routes.post("/servicePrincipals/:key/appRoleAssignedTo", needs(ASSIGN), async (c) => {
    const resource = app(c);
    const wish = readWish(await readJson(c));
    checkRole(services, resource, wish);
    if (assignments.find(wish) !== undefined)
      throw badRequest("Permission being assigned already exists on the object");
    const context = `servicePrincipals('${resource.id}')/appRoleAssignedTo`;
    const row = appRoleAssignmentRow(directory, assignments.add(wish));
    return c.json(lists.one(appRoleAssignments(context), c.req.url, row), 201);
  });

  const removal =
    (belongsTo: (c: Context<Env>) => (one: AppRoleAssignment) => boolean) =>
    (c: Context<Env>): Response => {
      const id = c.req.param("assignment") ?? "";
      const found = assignments
        .all()
        .filter(belongsTo(c))
        .find((one) => one.id === id);
      // https://github.com/microsoftgraph/microsoft-graph-docs/issues/12385
      if (found === undefined)
        throw badRequest("EntitlementGrant being updated or deleted is not found.");
      assignments.remove(id);
      return c.body(null, 204);
    };

  routes.delete(
    "/servicePrincipals/:key/appRoleAssignedTo/:assignment",
    needs(REMOVE),
    removal((c) => {
      const { id } = app(c);
      return ({ resourceId }) => resourceId === id;
    }),
  );

  for (const kind of ["user", "group", "servicePrincipal"] as const) {
    const { collection } = facts[kind];
    const path = `/${collection}/:key/appRoleAssignments` as const;
    const principal = (c: Context<Env>): Entity => find(directory, kind, key(c));
    routes.get(path, kind === "servicePrincipal" ? readApps : needs(READ_OF_PEOPLE), (c) => {
      const { id } = principal(c);
      // What a user has by a group counts as well, when the membership is direct.
      const ids = new Set([
        id,
        ...(kind === "user" ? directory.memberOf(id) : []).map((one) => one.id),
      ]);
      return answer(c, "appRoleAssignments", ({ principalId }) => ids.has(principalId));
    });
    routes.delete(
      `${path}/:assignment`,
      needs(REMOVE),
      removal((c) => {
        const { id } = principal(c);
        return ({ principalId }) => principalId === id;
      }),
    );
  }
};
