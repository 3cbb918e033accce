import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { createClock } from "./clock";
import { createDelta } from "./delta";
import { createHabits, type DeltaOption } from "./delta/habits";
import { createDirectory } from "./directory";
import { createFaults } from "./faults";
import { everyPermission } from "./kinds";
import { createListing } from "./listing";
import { createNotifier } from "./notifier";
import { seedDirectory } from "./seed";
import { createServer } from "./server";
import { type App, createSignIn } from "./signIn";
import { createApps } from "./signIn/apps";
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
  /** Of the default app, which is the same in every emulator unless given. */
  readonly clientId?: string;
  readonly clientSecret?: string;
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
  "Organization.Read.All",
  "RoleManagement.ReadWrite.Directory",
];

/** Prismatic's, and any port of this machine with the paths that clients like. */
const REDIRECT_URIS = [
  "https://oauth2.prismatic.io/callback",
  ...["", "/", "/callback", "/redirect", "/auth/callback", "/auth/redirect"].flatMap((path) => [
    `http://localhost${path}`,
    `http://127.0.0.1${path}`,
  ]),
];

const CLIENT_ID = "e3a1c0de-0000-4000-8000-000000000001";
const CLIENT_SECRET = "emulator~secret~of~nothing~real";
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
  const users = options.users ?? 2500;
  seedDirectory(directory, {
    seed: options.seed ?? 1,
    users,
    groups: options.groups ?? 150,
    applications: options.applications ?? 25,
    domain: DOMAIN,
    tenantId: TENANT_ID,
  });
  const app = {
    clientId: options.clientId ?? CLIENT_ID,
    clientSecret: options.clientSecret ?? CLIENT_SECRET,
    redirectUris: REDIRECT_URIS,
    roles: [...allRoles, ...watchables.flatMap(({ read }) => read)],
  };
  let url = "";
  const origin = () => url;
  const subscriptions = createSubscriptions(clock);
  const notifier = createNotifier(clock, directory, TENANT_ID, subscriptions);
  const apps = createApps([app, ...(options.apps ?? [])]);
  const signIn = createSignIn(clock, { id: TENANT_ID, domain: DOMAIN }, apps, directory);
  const faults = createFaults();
  const delta = createDelta(
    origin,
    clock,
    directory,
    createHabits(options.seed ?? 1, options.delta),
  );
  const { app: server, exchanges } = createServer(
    {
      clock,
      directory,
      subscriptions,
      origin,
      domain: DOMAIN,
      tenantId: TENANT_ID,
      listing: createListing(origin, clock, directory),
      delta,
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
    subscriptions,
    notifier,
    faults,
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
