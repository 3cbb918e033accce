import type { AppRoleAssignment, Directory } from "../directory";
import type { ResourceFacts, Row } from "./resource";

/**
 * That a user, a group or a service principal has a role of an app.
 * Properties: microsoftgraph/msgraph-metadata f54f11b6 (2026-08-20), schemas/v1.0-Prod.csdl. The filter is the
 * one that the page shows: microsoft-graph-docs-contrib@073a3963 api/user-list-approleassignments.md.
 */
const facts: Omit<ResourceFacts, "context"> = {
  type: "appRoleAssignment",
  properties: [
    "id",
    "deletedDateTime",
    "appRoleId",
    "createdDateTime",
    "principalDisplayName",
    "principalId",
    "principalType",
    "resourceDisplayName",
    "resourceId",
  ],
  options: ["$select", "$filter", "$top", "$count"],
  filter: { resourceId: { type: "Guid", operators: ["eq"] } },
  page: { usual: 100, largest: 999 },
};

/** @param context What stands behind `$metadata#`: the path of the list. */
export const appRoleAssignments = (context: string): ResourceFacts => ({ ...facts, context });

const TYPES: Readonly<Record<string, string>> = {
  user: "User",
  group: "Group",
  servicePrincipal: "ServicePrincipal",
};

/** An assignment as a read shows it, with the names that its ends have now. */
export const appRoleAssignmentRow = (directory: Directory, assignment: AppRoleAssignment): Row => {
  const principal = directory.findAny(assignment.principalId);
  const resource = directory.findAny(assignment.resourceId);
  return {
    ...assignment,
    principalDisplayName: principal?.entity.displayName ?? null,
    principalType: TYPES[principal?.kind ?? ""] ?? null,
    resourceDisplayName: resource?.entity.displayName ?? null,
  };
};
