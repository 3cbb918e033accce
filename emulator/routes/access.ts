import type { Context } from "hono";
import type { Entity } from "../directory";
import { findByPath, isUniqueName } from "../keys";
import { facts, type Kind } from "../kinds";
import type { AnyOf, KindFacts } from "../kinds/facts";
import { findProperty, findRelation } from "../kinds/names";
import type { RulesOf } from "../needs";
import { type Env, readJson, type Services } from "./context";

const BIND = /@odata\.bind$/i;

/** No permission is enough. */
const NOBODY: AnyOf = [];

/** A directory role cannot be had by a permission: nobody's token carries it. */
const DIRECTORY_ROLE = NOBODY;

const ROLE_ASSIGNABLE: AnyOf = ["RoleManagement.ReadWrite.Directory"];

/** The permissions that show at least something of a kind. */
export const toRead = (kind: Kind): AnyOf => {
  const { read, readBasic } = facts[kind].permissions;
  return [...read, ...(readBasic ?? [])];
};

const objectBody = async (c: Context<Env>): Promise<Record<string, unknown>> => {
  const body = await readJson(c);
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
};

const ruleOf = (kind: Kind, name: string): AnyOf => {
  const { update } = facts[kind].permissions;
  if (BIND.test(name)) return findRelation(kind, name.replace(BIND, ""))?.[1].writeBy ?? update;
  const property = findProperty(kind, name)?.[1];
  return property?.onlyBy ?? [...update, ...(property?.alsoBy ?? [])];
};

/** What a target wants besides the permission: https://learn.microsoft.com/graph/api/resources/users#who-can-perform-sensitive-actions */
const ofTarget = (
  c: Context<Env>,
  { directory }: Services,
  target: Entity | undefined,
  sensitive: boolean,
): AnyOf[] => {
  if (target === undefined) return [];
  if (target.isAssignableToRole === true) return [ROLE_ASSIGNABLE];
  const { administrators } = directory;
  const outranked = administrators.has(target.id) && !administrators.has(c.get("session").clientId);
  return sensitive && outranked ? [DIRECTORY_ROLE] : [];
};

/** To create an object: its bindings want the permission to read what they name, a role-assignable group more. */
export const toCreate =
  (kind: Kind): RulesOf =>
  async (c) => {
    const body = await objectBody(c);
    const bound = Object.keys(body).some((name) => BIND.test(name));
    return [
      facts[kind].permissions.create,
      ...(bound && kind !== "user" ? [facts.user.permissions.read] : []),
      ...(body.isAssignableToRole === true ? [ROLE_ASSIGNABLE] : []),
    ];
  };

/** To change an object: some properties have permissions of their own. */
export const toChange =
  (kind: Kind, services: Services): RulesOf =>
  async (c) => {
    const key = c.req.param("key") ?? "";
    const target = findByPath(services.directory, kind, key);
    if (target === undefined && isUniqueName(key)) return toCreate(kind)(c);
    const names = Object.keys(await objectBody(c));
    const sensitive = names.some((name) => findProperty(kind, name)?.[1].sensitive);
    return [
      ...(names.length === 0
        ? [facts[kind].permissions.update]
        : names.map((name) => ruleOf(kind, name))),
      ...ofTarget(c, services, target, sensitive),
    ];
  };

export const toRemove =
  (kind: Kind, services: Services): RulesOf =>
  (c) => [
    facts[kind].permissions.remove,
    ...ofTarget(c, services, findByPath(services.directory, kind, c.req.param("key") ?? ""), true),
  ];

/** To change what an object is related to. */
export const toRelate =
  (kind: Kind, relation: string, services: Services): RulesOf =>
  (c) => [
    ruleOf(kind, `${relation}@odata.bind`),
    ...ofTarget(c, services, findByPath(services.directory, kind, c.req.param("key") ?? ""), false),
  ];

/** Of a deleted object, by its kind; nobody is told of one that they may not read. */
export const toDeleted =
  (of: "readDeleted" | "restore" | "purge", { directory }: Services): RulesOf =>
  (c) => {
    const found = directory.findDeleted(c.req.param("id") ?? "");
    if (found !== undefined) {
      const { permissions, purgedByPeople }: KindFacts = facts[found.kind];
      const rule = permissions[of];
      const refused = of === "purge" && purgedByPeople && !c.get("session").delegated;
      return refused ? [rule, NOBODY] : [rule];
    }
    // Whatever is not there takes any of them to be told so.
    return [Object.values(facts).flatMap(({ permissions }) => permissions[of])];
  };
