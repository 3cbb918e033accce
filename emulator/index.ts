import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { createAuthenticationMethods } from "./authenticationMethods";
import { createClock } from "./clock";
import { createCollisions } from "./collisions";
import { createDelta } from "./delta";
import { createHabits, type DeltaOption } from "./delta/habits";
import { createDirectory } from "./directory";
import { createFaults } from "./faults";
import { everyPermission } from "./kinds";
import { createLicences } from "./licences";
import { createListing } from "./listing";
import { createLogs } from "./logs";
import { createNotifier } from "./notifier";
import { createRoles } from "./roles";
import { seedDirectory } from "./seed";
import { seedEstate } from "./seedEstate";
import { createServer } from "./server";
import { type App, createSignIn } from "./signIn";
import { signedInPerson } from "./signIn/person";
import { createSubscriptions } from "./subscriptions";
import { watchables } from "./subscriptions/resources";
import { createThrottling, type Limits, limitsFor } from "./throttling";

export type { Fault, FaultAnswer } from "./faults";
export type { Exchange } from "./server";
export type { App } from "./signIn";

export interface EmulatorOptions {
  /** 0, a free one, unless given. */
  readonly port?: number;
  /** Every random choice follows from it. */
  readonly seed?: number;
  readonly users?: number;
  readonly groups?: number;
  readonly applications?: number;
  readonly devices?: number;
  readonly administrativeUnits?: number;
  /** App registrations besides the default one, which has every permission. */
  readonly apps?: readonly App[];
  /** Those of a tenant of that many users, unless given. */
  readonly limits?: Limits;
  /** Which of the things that delta may do it does; none of them unless given. */
  readonly delta?: DeltaOption;
}

const allRoles = [
  ...everyPermission,
  "AppRoleAssignment.ReadWrite.All",
  "LicenseAssignment.ReadWrite.All",
  "AuditLog.Read.All",
  "Organization.Read.All",
  "Domain.Read.All",
  "RoleManagement.Read.Directory",
  "RoleManagement.ReadWrite.Directory",
  "UserAuthenticationMethod.ReadWrite.All",
];

/** Prismatic's, and any port of this machine with the paths that clients like. */
const REDIRECT_URIS = [
  "https://oauth2.prismatic.io/callback",
  ...["", "/", "/callback", "/redirect", "/auth/callback", "/auth/redirect"].flatMap((path) => [
    `http://localhost${path}`,
    `http://127.0.0.1${path}`,
  ]),
];

const TENANT_ID = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
const DOMAIN = "contoso.onmicrosoft.com";

const listen = (
  app: { fetch: Parameters<typeof serve>[0]["fetch"] },
  port: number,
): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, () => resolve(server));
    server.once("error", reject);
  });

/**
 * Starts a stand-in for Microsoft Graph and its sign-in endpoint on loopback, with a directory that is
 * the same for the same seed.
 */
export const startEmulator = async (options: EmulatorOptions = {}) => {
  const clock = createClock();
  const directory = createDirectory(clock);
  const authenticationMethods = createAuthenticationMethods(clock);
  directory.onChange(({ how, id }) => {
    if (how === "purged") authenticationMethods.forget(id);
  });
  const users = options.users ?? 2500;
  seedDirectory(directory, {
    seed: options.seed ?? 1,
    users,
    groups: options.groups ?? 150,
    applications: options.applications ?? 25,
    domain: DOMAIN,
    tenantId: TENANT_ID,
  });
  seedEstate(directory, {
    seed: options.seed ?? 1,
    devices: options.devices ?? 20,
    administrativeUnits: options.administrativeUnits ?? 3,
  });
  const app: App = {
    clientId: randomUUID(),
    clientSecret: `emulator~${randomUUID()}`,
    redirectUris: REDIRECT_URIS,
    roles: [...allRoles, ...watchables.flatMap(({ read }) => read)],
  };
  let url = "";
  const origin = () => url;
  const subscriptions = createSubscriptions(clock);
  const licences = createLicences(clock, directory);
  const notifier = createNotifier(clock, directory, TENANT_ID, subscriptions);
  const roles = createRoles(directory);
  const logs = createLogs(clock, directory, roles);
  const apps = [app, ...(options.apps ?? [])];
  const signIn = createSignIn(
    clock,
    TENANT_ID,
    DOMAIN,
    apps,
    () => signedInPerson(directory),
    logs.signedIn,
  );
  const faults = createFaults();
  const collisions = createCollisions();
  const delta = createDelta(
    origin,
    clock,
    directory,
    createHabits(options.seed ?? 1, options.delta),
  );
  const { app: server, exchanges } = createServer(
    {
      authenticationMethods,
      clock,
      collisions,
      directory,
      roles,
      logs,
      subscriptions,
      origin,
      domain: DOMAIN,
      tenantId: TENANT_ID,
      listing: createListing(origin, clock, directory),
      delta,
      licences,
    },
    signIn,
    faults,
    createThrottling(clock, options.limits ?? limitsFor(users)),
  );
  const listener = await listen(server, options.port ?? 0);
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;

  return {
    url,
    tenantId: TENANT_ID,
    domain: DOMAIN,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    clock,
    directory,
    /** The ways in which users sign in; nobody has any but a password at first. */
    authenticationMethods,
    roles,
    logs,
    subscriptions,
    /** What the tenant has bought; a test changes the units. */
    licences,
    notifier,
    faults,
    /** Whether writes to one group at a time are refused, which Graph need not do. */
    collisions: collisions.habit,
    /** What delta does that it need not do; a test that sets a share forces it. */
    deltaHabits: delta.habits,
    expireTokens: signIn.expireTokens,
    /** Every request so far, in the order of their answers. */
    exchanges,
    close: (): Promise<void> => {
      clock.stop();
      return new Promise((resolve) => {
        listener.close(() => resolve());
        if ("closeAllConnections" in listener) listener.closeAllConnections();
      });
    },
  };
};

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;
