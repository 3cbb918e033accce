import { methodKinds } from "./authenticationMethods";
import type { Directory, Entity } from "./directory";
import { badRequest, notFound } from "./graphFault";
import { facts, type Kind } from "./kinds";

/** Segments of routes, as they are spelt there; a request may use any case. */
const SEGMENTS = new Map(
  [
    "administrativeUnits",
    "applications",
    "addPassword",
    "appRoleAssignedTo",
    "appRoleAssignments",
    "assignLicense",
    "authentication",
    "deletedItems",
    "checkMemberGroups",
    "auditLogs",
    "devices",
    "directoryAudits",
    "directory",
    "directoryObjects",
    "directReports",
    "domains",
    "getByIds",
    "getMemberGroups",
    "groups",
    "licenseDetails",
    "invitations",
    "manager",
    "me",
    "memberOf",
    "members",
    "methods",
    "organization",
    "ownedObjects",
    "ownedDevices",
    "owners",
    "photo",
    "photos",
    "removePassword",
    "restore",
    "servicePrincipals",
    "subscribedSkus",
    "roleAssignments",
    "roleDefinitions",
    "roleManagement",
    "signIns",
    "subscriptions",
    "transitiveMemberOf",
    "transitiveMembers",
    "users",
    ...methodKinds.map((kind) => `${kind}Methods`),
  ].map((segment) => [segment.toLowerCase(), segment]),
);

const KEY = /\/(\w+)\(((?:\w+=)?(?:'|%27).*?(?:'|%27))\)(?=\/|$)/g;

/**
 * The path that routes see: `/v1.0/Groups(uniqueName='x')/Members` → `/v1.0/groups/uniqueName='x'/members`.
 * `/beta` has the routes of v1.0. `/myorganization` is the tenant of the token, as no segment at all is.
 */
export const routePath = (request: Request): string => {
  const { pathname } = new URL(request.url);
  if (!/^\/(v1\.0|beta)(\/|$)/i.test(pathname)) return pathname;
  const path = pathname
    .replace(/^\/(v1\.0|beta)/i, "/v1.0")
    .replace(/^\/v1\.0\/myorganization(?=\/|$)/i, "/v1.0")
    .replace(KEY, "/$1/$2");
  return path
    .split("/")
    .map((segment) => SEGMENTS.get(segment.toLowerCase()) ?? segment)
    .join("/");
};

/** A key segment as `routePath` leaves it: `id`, `'name'` or `uniqueName='x'`. */
const parseKey = (key: string): { name: string | undefined; value: string } => {
  const named = /^(\w+)='(.*)'$/s.exec(key);
  if (named !== null) return { name: named[1], value: (named[2] ?? "").replaceAll("''", "'") };
  const quoted = /^'(.*)'$/s.exec(key);
  return { name: undefined, value: quoted?.[1]?.replaceAll("''", "'") ?? key };
};

export const keyValue = (key: string): string => parseKey(key).value;

/** Whether a key is `uniqueName='x'`, which PATCH may create. */
export const isUniqueName = (key: string): boolean =>
  parseKey(key).name?.toLowerCase() === "uniquename";

const findByName = (directory: Directory, kind: Kind, name: string, value: string) => {
  const key = facts[kind].uniqueKeys.find((one) => one.toLowerCase() === name.toLowerCase());
  if (key === undefined) {
    throw badRequest(`The key property '${name}' is not a key of resource '${facts[kind].title}'.`);
  }
  return directory.findByKey(kind, key, value);
};

export const findByPath = (directory: Directory, kind: Kind, key: string): Entity | undefined => {
  const { name, value } = parseKey(key);
  if (name !== undefined) return findByName(directory, kind, name, value);
  const { keyInPath } = facts[kind] as { keyInPath?: string };
  if (keyInPath !== undefined && key.startsWith("$")) {
    throw badRequest(
      "Bad request. A user principal name that begins with $ must be given as /users('name').",
    );
  }
  return (
    directory.find(kind, value) ??
    (keyInPath === undefined ? undefined : directory.findByKey(kind, keyInPath, value))
  );
};

/** The object that a key names; 404 when there is none. */
export const find = (directory: Directory, kind: Kind, key: string): Entity => {
  const entity = findByPath(directory, kind, key);
  if (entity === undefined) throw notFound(keyValue(key));
  return entity;
};
