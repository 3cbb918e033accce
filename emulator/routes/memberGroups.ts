import { type Context, Hono } from "hono";
import type { Entity } from "../directory";
import { badRequest, GraphFault, notFound } from "../graphFault";
import { find, keyValue } from "../keys";
import { facts } from "../kinds";
import type { AnyOf } from "../kinds/facts";
import { needs } from "../needs";
import { transitiveMemberOf } from "../nesting";
import { type Env, readJson, type Services } from "./context";

/** https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups */
const MOST_CHECKED = 20;

/** https://learn.microsoft.com/graph/api/directoryobject-getmembergroups */
const MOST_RETURNED = 2_046;

const { group, user } = facts;

/** One permission to read the object together with one to read groups; a person may do with less. */
const readOf = (objects: AnyOf, delegated: boolean): AnyOf =>
  [...objects, ...(delegated ? (user.permissions.readBasic ?? []) : [])].flatMap((object) =>
    group.permissions.read.map((groups) => [object, groups].flat()),
  );

const invalid = (name: string): GraphFault =>
  badRequest(`Invalid value specified for property '${name}' of resource 'DirectoryObject'.`);

const idList = (value: unknown): string[] => {
  if (!Array.isArray(value) || !value.every((id) => typeof id === "string"))
    throw invalid("groupIds");
  if (value.length > MOST_CHECKED)
    throw badRequest(`The number of groupIds must not exceed ${MOST_CHECKED}.`);
  return value;
};

/** The ids of groups that an object is in, nested ones included. */
export const memberGroupRoutes = ({ directory, root }: Services) => {
  const routes = new Hono<Env>();
  const any = (c: Context<Env>): Entity => {
    const id = keyValue(c.req.param("key") ?? "");
    const found = directory.findAny(id);
    if (found === undefined) throw notFound(id);
    return found.entity;
  };
  const groupsOf = (c: Context<Env>, object: Entity): Entity[] =>
    transitiveMemberOf(directory, object, c.get("session").permissions).filter((one) =>
      directory.find("group", one.id),
    );
  const answer = (c: Context<Env>, value: readonly string[]) =>
    c.json({ "@odata.context": `${root()}/$metadata#Collection(Edm.String)`, value });

  const mount = (collection: string, objectOf: (c: Context<Env>) => Entity, readers: AnyOf) => {
    const read = needs((c) => [
      collection === "groups" ? readers : readOf(readers, c.get("session").delegated),
    ]);

    routes.post(`/${collection}/:key/checkMemberGroups`, read, async (c) => {
      const object = objectOf(c);
      const { groupIds } = ((await readJson(c)) ?? {}) as { groupIds?: unknown };
      const asked = new Set(idList(groupIds).map((id) => id.toLowerCase()));
      const ids = groupsOf(c, object).map(({ id }) => id);
      return answer(
        c,
        ids.filter((id) => asked.has(id)),
      );
    });

    routes.post(`/${collection}/:key/getMemberGroups`, read, async (c) => {
      const object = objectOf(c);
      const { securityEnabledOnly } = ((await readJson(c)) ?? {}) as Record<string, unknown>;
      if (typeof securityEnabledOnly !== "boolean") throw invalid("securityEnabledOnly");
      const groups = groupsOf(c, object).filter(
        ({ securityEnabled }) => !securityEnabledOnly || securityEnabled === true,
      );
      if (groups.length > MOST_RETURNED)
        throw new GraphFault(
          400,
          "Directory_ResultSizeLimitExceeded",
          "The size of the result has exceeded its limit.",
        );
      return answer(
        c,
        groups.map(({ id }) => id),
      );
    });
  };

  mount("users", (c) => find(directory, "user", c.req.param("key") ?? ""), user.permissions.read);
  mount(
    "groups",
    (c) => find(directory, "group", c.req.param("key") ?? ""),
    group.permissions.read,
  );
  mount("directoryObjects", any, user.permissions.read);
  return routes;
};
