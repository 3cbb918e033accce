import type { Entity } from "../directory";
import type { App } from "./app";
import type { Registrations } from "./registrations";
import { SignInFault } from "./signInFault";

/**
 * The app registrations of the emulator, and those that were made over Graph. Each that is given has a
 * service principal in the directory, as every app has that may sign in to a tenant.
 */
export const createApps = (given: readonly App[], registrations: Registrations) => {
  const registered = new Map<string, App>();
  const consented = new Map<string, readonly string[]>();

  const add = (app: App): void => {
    registered.set(app.clientId.toLowerCase(), app);
    registrations.install(app.clientId);
  };

  for (const app of given) add(app);

  /** With what was consented to and assigned since. */
  const asOfNow = (app: App): App => {
    const since = [
      ...(consented.get(app.clientId.toLowerCase()) ?? []),
      ...registrations.rolesOf(app.clientId),
    ];
    return { ...app, roles: [...new Set([...app.roles, ...since])] };
  };

  return {
    all: (): App[] => [...registered.values()].map(asOfNow),
    /** Registers an app, in place of one with the same client ID. */
    add,
    /** The app of a client ID, which is the same in any case. */
    find: (clientId: string, tenant: string): App => {
      const app = registered.get(clientId.toLowerCase()) ?? registrations.find(clientId);
      if (app !== undefined) return asOfNow(app);
      throw new SignInFault(
        400,
        "unauthorized_client",
        700016,
        `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
      );
    },
    /** The service principal that an app signs in as itself with. */
    principalOf: ({ clientId }: App, tenantId: string): Entity => {
      const principal = registrations.principalOf(clientId);
      if (principal === undefined) {
        throw new SignInFault(
          401,
          "invalid_client",
          7000229,
          `The client application '${clientId}' is missing service principal in the tenant '${tenantId}'. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
        );
      }
      if (principal.accountEnabled !== false) return principal;
      throw new SignInFault(
        400,
        "unauthorized_client",
        7000112,
        `Application '${clientId}'(${String(principal.displayName)}) is disabled.`,
      );
    },
    /** An administrator agrees to everything that an app asks for. */
    consent: ({ clientId, wantedRoles = [] }: App): void => {
      const id = clientId.toLowerCase();
      if (registered.has(id)) consented.set(id, wantedRoles);
      else registrations.consent(clientId);
    },
  };
};

export type Apps = ReturnType<typeof createApps>;
