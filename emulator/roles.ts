import { randomBytes } from "node:crypto";
import type { Directory } from "./directory";
import { badRequest, GraphFault, notFound } from "./graphFault";
import type { Row } from "./resources/resource";
import { roleDefinitionRows } from "./resources/roleDefinition";

const PROPERTIES = ["principalId", "roleDefinitionId", "directoryScopeId"] as const;

/** Who gets which role, and over what. */
type Wish = Readonly<Record<(typeof PROPERTIES)[number], string>>;

export type RoleAssignment = Row & Wish;

const isSame = (one: Wish, other: Wish): boolean =>
  PROPERTIES.every((name) => one[name].toLowerCase() === other[name].toLowerCase());

const required = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  if (typeof value !== "string" || value === "")
    throw badRequest(`A value is required for property '${name}' of resource 'RoleAssignment'.`);
  return value;
};

/** https://github.com/hashicorp/go-azure-sdk sdk/odata/errors.go */
const conflicting = () => {
  const message =
    "A conflicting object with one or more of the specified property values is present in the directory.";
  return new GraphFault(400, "Request_BadRequest", message, {
    details: [{ code: "ConflictingObjects", message }],
  });
};

/** The directory roles of the tenant, and who holds them. */
export const createRoles = (directory: Directory) => {
  const assignments = new Map<string, RoleAssignment>();
  const listeners: ((assignment: RoleAssignment, removed: boolean) => void)[] = [];

  const tell = (assignment: RoleAssignment, removed: boolean): void => {
    for (const listener of listeners) listener(assignment, removed);
  };

  const held = (principalId: string): RoleAssignment[] =>
    [...assignments.values()].filter((one) => one.principalId === principalId);

  /** `/`, `/administrativeUnits/{id}`, or `/{id}` of another object. */
  const checkScope = (scope: string): void => {
    if (scope === "/") return;
    const id = /^\/(?:administrativeUnits\/)?([^/]+)$/i.exec(scope)?.[1];
    if (id === undefined)
      throw badRequest("Invalid value specified for property 'directoryScopeId'.");
    if (directory.findAny(id) === undefined) throw notFound(id);
  };

  /** People, apps, and groups that were made for it. */
  const principalOf = (id: string): string => {
    const found = directory.findAny(id);
    if (found === undefined) throw notFound(id);
    const { kind, entity } = found;
    if (kind === "application" || (kind === "group" && entity.isAssignableToRole !== true))
      throw badRequest("The principal is not of a type that a role can be assigned to.");
    return entity.id;
  };

  const assign = (body: Readonly<Record<string, unknown>>): RoleAssignment => {
    const unknown = Object.keys(body).find(
      (name) => !name.startsWith("@") && !PROPERTIES.some((known) => known === name),
    );
    if (unknown !== undefined)
      throw badRequest(`Invalid property '${unknown}' of resource 'RoleAssignment'.`);
    const [principalId, roleDefinitionId, directoryScopeId] = PROPERTIES.map((name) =>
      required(body, name),
    ) as [string, string, string];
    const role = roleDefinitionRows.find(({ id }) => id === roleDefinitionId.toLowerCase());
    if (role === undefined) throw notFound(roleDefinitionId);
    if (role.isEnabled !== true) throw badRequest("The role definition is not enabled.");
    checkScope(directoryScopeId);
    const wanted = {
      principalId: principalOf(principalId),
      roleDefinitionId: role.id,
      directoryScopeId,
    };
    for (const one of assignments.values()) if (isSame(one, wanted)) throw conflicting();
    const assignment = { id: `${randomBytes(32).toString("base64url")}-1`, ...wanted };
    assignments.set(assignment.id, assignment);
    directory.administrators.add(wanted.principalId);
    tell(assignment, false);
    return assignment;
  };

  const find = (id: string): RoleAssignment => {
    const found = assignments.get(id);
    if (found === undefined) throw notFound(id);
    return found;
  };

  const remove = (id: string): void => {
    const assignment = find(id);
    const { principalId } = assignment;
    assignments.delete(id);
    if (held(principalId).length === 0) directory.administrators.delete(principalId);
    tell(assignment, true);
  };

  directory.onChange(({ id, how }) => {
    if (how === "purged") for (const one of held(id)) remove(one.id);
  });

  return {
    assign,
    find,
    remove,
    held,
    all: () => assignments.values(),
    onChange: (listener: (assignment: RoleAssignment, removed: boolean) => void): void => {
      listeners.push(listener);
    },
  };
};

export type Roles = ReturnType<typeof createRoles>;
