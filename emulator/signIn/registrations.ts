import type { Directory, Entity } from "../directory";
import { GRAPH_APP_ID, graphAppRoles } from "../graphAppRoles";
import { guidOf } from "../random";
import { findApp, propertiesOf } from "../servicePrincipals";
import type { App } from "./app";

interface Credential {
  readonly keyId: string;
  readonly startDateTime: string;
  readonly endDateTime: string;
}

interface KeyCredential extends Credential {
  readonly type?: string;
  readonly usage?: string;
  readonly key?: string | null;
}

/** What an app asks for of one resource: its roles are application permissions. */
interface ResourceAccess {
  readonly resourceAppId?: string;
  readonly resourceAccess?: readonly { readonly id?: string; readonly type?: string }[];
}

const listOf = <T>(holders: readonly (Entity | undefined)[], property: string): T[] =>
  holders.flatMap((holder) => (holder?.[property] as readonly T[] | undefined) ?? []);

const pemOf = (key: string): string =>
  `-----BEGIN CERTIFICATE-----\n${key}\n-----END CERTIFICATE-----`;

const graphRoleOf = (wanted: string | undefined) =>
  graphAppRoles.find(({ id }) => id === wanted?.toLowerCase());

/** The application permissions of Microsoft Graph that a registration asks for. */
const wantedRolesOf = ({ requiredResourceAccess }: Entity) =>
  ((requiredResourceAccess as readonly ResourceAccess[] | undefined) ?? [])
    .filter(({ resourceAppId }) => resourceAppId?.toLowerCase() === GRAPH_APP_ID)
    .flatMap(({ resourceAccess }) => resourceAccess ?? [])
    .filter(({ type }) => type === "Role")
    .flatMap(({ id }) => graphRoleOf(id) ?? []);

const redirectUrisOf = (application: Entity): string[] =>
  [application.web, application.spa, application.publicClient].flatMap(
    (platform) =>
      (platform as { redirectUris?: readonly string[] } | undefined)?.redirectUris ?? [],
  );

/** What the directory holds of apps that sign in: registrations, service principals, app roles. */
export const createRegistrations = (directory: Directory, tenantId: string, now: () => Date) => {
  const principalOf = (clientId: string): Entity | undefined =>
    directory.findByKey("servicePrincipal", "appId", clientId);

  /** The permissions that an app was given by app role assignments. */
  const rolesOf = (clientId: string): string[] => {
    const [principal, graph] = [principalOf(clientId), principalOf(GRAPH_APP_ID)];
    return directory.appRoleAssignments
      .all()
      .filter(
        ({ principalId, resourceId }) => principalId === principal?.id && resourceId === graph?.id,
      )
      .flatMap(({ appRoleId }) => graphRoleOf(appRoleId)?.value ?? []);
  };

  const isGood = ({ startDateTime, endDateTime }: Credential): boolean =>
    Date.parse(startDateTime) <= now().getTime() && now().getTime() < Date.parse(endDateTime);

  const isOver = ({ endDateTime }: Credential): boolean =>
    Date.parse(endDateTime) <= now().getTime();

  /** An app by its registration here, or by its service principal when it is registered elsewhere. */
  const find = (clientId: string): App | undefined => {
    const application = directory.findByKey("application", "appId", clientId);
    const principal = principalOf(clientId);
    const isForeign = principal !== undefined && principal.appOwnerOrganizationId !== tenantId;
    if (application === undefined && !isForeign) return undefined;
    const holders = [application, principal];
    const secrets = listOf<Credential>(holders, "passwordCredentials");
    const textsOf = (some: readonly Credential[]): string[] =>
      some.flatMap(({ keyId }) => directory.secretTexts.get(keyId) ?? []);
    return {
      clientId: String((application ?? principal)?.appId),
      moreSecrets: textsOf(secrets.filter(isGood)),
      expiredSecrets: textsOf(secrets.filter(isOver)),
      certificates: listOf<KeyCredential>(holders, "keyCredentials")
        .filter((one) => one.type === "AsymmetricX509Cert" && one.usage === "Verify" && isGood(one))
        .flatMap(({ key }) => (key == null ? [] : pemOf(key))),
      ...(application === undefined
        ? {}
        : {
            redirectUris: redirectUrisOf(application),
            wantedRoles: wantedRolesOf(application).map(({ value }) => value),
            isPublic: application.isFallbackPublicClient === true && secrets.length === 0,
          }),
      roles: [],
    };
  };

  /** Makes the service principal of an app that is registered elsewhere; the same one for the same app. */
  const install = (clientId: string): void => {
    if (directory.holdsKey("servicePrincipal", "appId", clientId)) return;
    const [id, registeredIn] = [guidOf(clientId), guidOf("where the emulator's apps come from")];
    const source = {
      appId: clientId,
      tenantId: registeredIn,
      properties: { displayName: "Emulated app" },
    };
    directory.seed("servicePrincipal", { ...propertiesOf(source), id });
  };

  /** An administrator agrees: the app gets a service principal and the app roles that it asks for. */
  const consent = (clientId: string): void => {
    const application = directory.findByKey("application", "appId", clientId);
    const source = findApp(directory, tenantId, clientId);
    const graph = principalOf(GRAPH_APP_ID);
    if (application === undefined || source === undefined || graph === undefined) return;
    const principal =
      principalOf(clientId) ?? directory.create("servicePrincipal", propertiesOf(source));
    const { appRoleAssignments } = directory;
    for (const { id: appRoleId } of wantedRolesOf(application)) {
      const wish = { appRoleId, principalId: principal.id, resourceId: graph.id };
      if (appRoleAssignments.find(wish) === undefined) appRoleAssignments.add(wish);
    }
  };

  return { find, principalOf, rolesOf, install, consent };
};

export type Registrations = ReturnType<typeof createRegistrations>;
