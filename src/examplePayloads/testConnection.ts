import { type Coverage, coverageOf, type Permission } from "../graph";
import { actionPermissions } from "../permissions";

export interface TestedConnection {
  tenantId: string | null;
  tenantName: string | null;
  actingAs: "app" | "user";
  appId: string | null;
  /** Null for an app that acts as itself. */
  user: {
    readonly id: string | null;
    readonly userPrincipalName: string | null;
    readonly displayName: string | null;
  } | null;
  /** Null where the token does not tell. */
  permissions: readonly string[] | null;
  actions: ({ readonly key: string } & Coverage)[];
}

const permissions = ["GroupMember.ReadWrite.All", "Organization.Read.All", "User.Read.All"];

const table: Readonly<Record<string, Permission>> = actionPermissions;

export const testConnectionExamplePayload: { data: TestedConnection } = {
  data: {
    tenantId: "84841066-274d-4ec0-a5c1-276be684bdd3",
    tenantName: "Contoso",
    actingAs: "app",
    appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
    user: null,
    permissions,
    // All actions there are: they follow from the permissions.
    actions: Object.entries(table).map(([key, needed]) => ({
      key,
      ...coverageOf(needed, "application", new Set(permissions)),
    })),
  },
};
