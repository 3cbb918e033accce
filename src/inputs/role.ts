import { input } from "@prismatic-io/spectral";
import { InputError, isGuid } from "../graph";
import { optionalObjectId, optionalText, requiredId, requiredObjectId } from "./clean";
import { $expand, $filter, $select } from "./odata";

export const principalId = input({
  label: "Principal ID",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter principal id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments: "The object id of the user, the role-assignable group or the service principal.",
  clean: requiredObjectId("Principal ID"),
});

export const roleDefinitionId = input({
  label: "Role Definition ID",
  type: "string",
  required: true,
  dataSource: "selectDirectoryRole",
  placeholder: "Enter role definition id",
  example: "fe930be7-5e62-47db-91af-98c3a49a38b1",
  comments: "The id of the role. That of a built-in role is the same in every tenant.",
  clean: requiredObjectId("Role Definition ID"),
});

export const optionalPrincipalId = input({
  ...principalId,
  required: false,
  comments:
    "Lists only what this user, group or service principal holds, by its object id. Roles that a user has through a group are assignments of the group.",
  clean: optionalObjectId("Principal ID"),
});

export const optionalRoleDefinitionId = input({
  ...roleDefinitionId,
  required: false,
  comments: "Lists only who holds this role, by its id.",
  clean: optionalObjectId("Role Definition ID"),
});

const WHOLE_DIRECTORY = "/";

const scopeText = optionalText("Directory Scope ID", 256);

/** `/`, `/administrativeUnits/{id}`, or `/{id}` of an application or another object. */
const cleanScope = (value: unknown): string => {
  const scope = scopeText(value) ?? WHOLE_DIRECTORY;
  const id = /^\/(?:administrativeUnits\/)?([^/]+)$/i.exec(scope)?.[1];
  if (scope !== WHOLE_DIRECTORY && !isGuid(id)) {
    throw new InputError(
      "Directory Scope ID",
      "expects / for the whole directory, /administrativeUnits/{id} for an administrative unit, or /{id} for another object",
    );
  }
  return scope;
};

export const directoryScopeId = input({
  label: "Directory Scope ID",
  type: "string",
  required: false,
  default: WHOLE_DIRECTORY,
  placeholder: "Enter directory scope",
  example: "/administrativeUnits/4d7ea995-bc0f-45c0-8c3e-132e93bf95f8",
  comments:
    "Where the role counts: / is the whole directory, /administrativeUnits/{id} an administrative unit, /{id} another object, such as an application.",
  clean: cleanScope,
});

const assignmentId = requiredId("Role Assignment ID");

/**
 * The id of an assignment, which is never a GUID. One of a user or a role would be answered with 404, which
 * reads as if the role was taken already.
 */
const cleanAssignmentId = (value: unknown): string => {
  const id = assignmentId(value);
  if (isGuid(id) || !/^[\w-]+$/.test(id)) {
    throw new InputError(
      "Role Assignment ID",
      "expects the id of an assignment, such as lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1. Ids of users and roles do not work here",
    );
  }
  return id;
};

export const roleAssignmentId = input({
  label: "Role Assignment ID",
  type: "string",
  required: true,
  placeholder: "Enter role assignment id",
  example: "lAPpYvVpN0KRkAEhdxReEJC2sEqbR_9Hr48lds9SGHI-1",
  comments: "The id of the assignment, as List Directory Role Assignments gives it.",
  clean: cleanAssignmentId,
});

export const assignmentExpand = input({
  ...$expand,
  example: "principal",
  comments: "What to include with its properties: principal or roleDefinition, one of them.",
});

export const assignmentFilter = input({
  ...$filter,
  example: "directoryScopeId eq '/'",
  comments:
    "An OData filter, besides the role and the principal. Graph takes eq and in, by principalId, roleDefinitionId and directoryScopeId.",
});

export const assignmentSelect = input({
  ...$select,
  example: "id,principalId,roleDefinitionId",
});

/** The comparisons that leave the assignments of a role, of a principal, or both. Graph writes ids in lower case. */
export const assignmentFilters = (wanted: {
  readonly roleDefinitionId: string | undefined;
  readonly principalId: string | undefined;
}): string[] =>
  (["roleDefinitionId", "principalId"] as const).flatMap((name) => {
    const id = wanted[name];
    return id === undefined ? [] : [`${name} eq '${id.toLowerCase()}'`];
  });
