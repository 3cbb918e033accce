import type { Organization } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import {
  type TestedConnection,
  testConnectionExamplePayload,
} from "../../examplePayloads/testConnection";
import { type Coverage, coverageOf, GraphError, type Permission, readPage } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { output, testedConnection } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { actionPermissions, permissions } from "../../permissions";

const table: Readonly<Record<string, Permission>> = actionPermissions;

const UNKNOWN: Coverage = { covered: null, missing: [] };

/** What each action of this component needs, held against what the sign-in has. */
const coverageOfActions = (
  actingAs: TestedConnection["actingAs"],
  held: readonly string[] | undefined,
): TestedConnection["actions"] => {
  const kind = actingAs === "app" ? "application" : "delegated";
  const names = new Set(held);
  return Object.entries(table).map(([key, needed]) => ({
    key,
    ...(held === undefined ? UNKNOWN : coverageOf(needed, kind, names)),
  }));
};

/** The sign-in is tested even where the tenant may not be read. */
const withSignIn = (error: unknown, permissions: readonly string[] | undefined): unknown => {
  if (error instanceof GraphError && error.status === 403 && permissions !== undefined)
    error.message += ` The sign-in itself works; it holds ${permissions.join(", ") || "no permission"}.`;
  return error;
};

/**
 * Tells who the connection signs in as, in which tenant, what it is allowed to do, and which actions of
 * this component that covers. `covered` is null where it cannot be told: a permission is called missing
 * only when nothing that was granted could stand for it. Directory roles are not part of it.
 * @see https://learn.microsoft.com/graph/api/organization-list
 */
export const testConnection = action({
  display: {
    label: "Test Connection",
    description: "Tells who the connection signs in as, and which actions its permissions cover.",
  },
  inputs: { connection, debugRequest },
  ...notAllowed(testConnectionExamplePayload),
  outputSchema: output(testedConnection),
  perform: async (context, { connection, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const page = readPage<Organization>(graph, {
      operation: "Test Connection",
      permission: permissions.testConnection,
      method: "GET",
      path: "/organization",
      query: { $select: "id,displayName" },
    });
    const { value } = await page.catch((error: unknown) => {
      throw withSignIn(error, graph.granted()?.permissions);
    });
    const [organization] = value;
    const claims = graph.granted();
    const actingAs = (claims?.appOnly ?? graph.appOnly) ? ("app" as const) : ("user" as const);
    return {
      data: {
        tenantId: organization?.id ?? claims?.tenantId ?? null,
        tenantName: organization?.displayName ?? null,
        actingAs,
        appId: claims?.appId ?? null,
        user: claims?.user ?? null,
        permissions: claims?.permissions ?? null,
        actions: coverageOfActions(actingAs, claims?.permissions),
      },
    };
  },
});
