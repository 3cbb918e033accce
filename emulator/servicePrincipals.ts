import type { Directory, Entity } from "./directory";
import { GRAPH_APP_ID, graphAppRoles } from "./graphAppRoles";

/** What a caller can make a service principal of. */
interface AppSource {
  readonly appId: string;
  /** The tenant that the app is registered in. */
  readonly tenantId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Microsoft Graph, which every tenant has: its app roles are the permissions of apps. */
const MICROSOFT_GRAPH: AppSource = {
  appId: GRAPH_APP_ID,
  tenantId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  properties: { displayName: "Microsoft Graph", appRoles: graphAppRoles },
};

/** An app that another tenant offers to all. */
export const FOREIGN_APP: AppSource = {
  appId: "1f0c3b9e-52c5-4b0a-9d3e-6a1b8c4e7f20",
  tenantId: "6ab3f0c4-5e4d-4b7a-8c1f-2d9e0a7b3c58",
  properties: { displayName: "Fabrikam Expenses", signInAudience: "AzureADMultipleOrgs" },
};

const fromApplication = (application: Entity, tenantId: string): AppSource => {
  const { appId, displayName, appRoles, api, identifierUris, web, info } = application;
  const { signInAudience, tags } = application;
  const shared = { displayName, appRoles, identifierUris, web, info, signInAudience, tags };
  return {
    appId: String(appId),
    tenantId,
    properties: {
      ...shared,
      oauth2PermissionScopes: (api as { oauth2PermissionScopes?: unknown } | undefined)
        ?.oauth2PermissionScopes,
    },
  };
};

/** The app with a client id: of this tenant, or one that others offer. */
export const findApp = (
  directory: Directory,
  tenantId: string,
  appId: string,
): AppSource | undefined => {
  const application = directory.findByKey("application", "appId", appId);
  if (application !== undefined) return fromApplication(application, tenantId);
  return FOREIGN_APP.appId === appId.toLowerCase() ? FOREIGN_APP : undefined;
};

/** What a new service principal takes over from its app. */
export const propertiesOf = ({ appId, tenantId, properties }: AppSource) => {
  const { displayName, identifierUris = [], web, ...rest } = properties;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    accountEnabled: true,
    appDisplayName: displayName,
    appId,
    appOwnerOrganizationId: tenantId,
    appRoleAssignmentRequired: false,
    displayName,
    replyUrls: (web as { redirectUris?: unknown } | undefined)?.redirectUris ?? [],
    servicePrincipalNames: [...(identifierUris as string[]), appId],
    servicePrincipalType: "Application",
  };
};

/** The service principals that are there from the beginning: of every application, and Microsoft Graph's. */
export const seedServicePrincipals = (
  directory: Directory,
  tenantId: string,
  newId: () => string,
): void => {
  const sources = [...directory.all("application")].map((one) => fromApplication(one, tenantId));
  for (const source of [MICROSOFT_GRAPH, ...sources])
    directory.seed("servicePrincipal", { ...propertiesOf(source), id: newId() });
};

/** A service principal shows the app roles and scopes that its application has now. */
export const followApplications = (directory: Directory, tenantId: string): void => {
  directory.onChange(({ kind, update }) => {
    if (kind !== "application" || update === undefined) return;
    const { before, after } = update;
    if (before.appRoles === after.appRoles && before.api === after.api) return;
    const appId = String(after.appId);
    const own = directory.findByKey("servicePrincipal", "appId", appId);
    if (own === undefined) return;
    const { appRoles, oauth2PermissionScopes } = fromApplication(after, tenantId).properties;
    directory.update("servicePrincipal", own, {
      ...(appRoles === undefined ? {} : { appRoles }),
      ...(oauth2PermissionScopes === undefined ? {} : { oauth2PermissionScopes }),
    });
  });
};
