import type { Context } from "hono";
import { Hono } from "hono";
import { shownMemberships } from "../hiddenMembership";
import { find } from "../keys";
import { facts, type Kind } from "../kinds";
import type { AnyOf } from "../kinds/facts";
import { needs } from "../needs";
import { transitiveMemberOf } from "../nesting";
import type { Env, Services } from "./context";
import { CAST, relatedLists } from "./lists";

/** Whose groups may be read: https://learn.microsoft.com/graph/api/user-list-memberof */
const OF_USERS: AnyOf = [
  "GroupMember.Read.All",
  "GroupMember.ReadBasic.All",
  "Group.ReadBasic.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

const OF_GROUPS: AnyOf = ["GroupMember.ReadBasic.All", ...facts.group.permissions.read];

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-memberof */
const OF_APPS: AnyOf = ["Application.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"];

/** https://learn.microsoft.com/graph/api/device-list-memberof */
const OF_DEVICES: AnyOf = ["Device.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"];

/** The second: https://learn.microsoft.com/graph/api/user-list-transitivememberof */
const KINDS: readonly (readonly [Kind, direct: AnyOf, transitive: AnyOf])[] = [
  ["user", OF_USERS, [...OF_USERS, "Group.Read.All", "User.Read.All"]],
  ["group", OF_GROUPS, OF_GROUPS],
  ["servicePrincipal", OF_APPS, OF_APPS],
  ["device", OF_DEVICES, OF_DEVICES],
];

/** What an object is a member of, at first hand and by groups that are in groups. */
export const membershipRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const permissionsOf = (c: Context<Env>) => c.get("session").permissions;

  for (const [kind, direct, transitive] of KINDS) {
    const holder = (c: Context<Env>) => find(directory, kind, c.req.param("key") ?? "");
    const mount = (relation: string, read: AnyOf, lists: ReturnType<typeof relatedLists>) => {
      const path = `/${facts[kind].collection}/:key/${relation}`;
      routes.get(path, needs(read), lists.list);
      routes.get(`${path}/$count`, needs(read), lists.count);
      routes.get(`${path}/${CAST}`, needs(read), lists.listCast);
      routes.get(`${path}/:cast/$count`, needs(read), lists.countCast);
    };
    const shown = (c: Context<Env>) =>
      shownMemberships(directory, permissionsOf(c)).memberOf(holder(c));
    const nested = (c: Context<Env>) => transitiveMemberOf(directory, holder(c), permissionsOf(c));
    mount("memberOf", direct, relatedLists(services, shown, "advanced"));
    mount("transitiveMemberOf", transitive, relatedLists(services, nested, "advanced"));
  }
  return routes;
};
