import { createAuthenticationMethods } from "./authenticationMethods";
import { createClock } from "./clock";
import { createCollisions } from "./collisions";
import { type Data, loadData } from "./data";
import { type DefaultAppOptions, defaultApps } from "./defaultApps";
import { createDelta } from "./delta";
import { createHabits, type DeltaOption } from "./delta/habits";
import { createDirectory } from "./directory";
import { createFaults } from "./faults";
import type { Origin } from "./https/origin";
import { createLicences } from "./licences";
import { createListing } from "./listing";
import { createLogs } from "./logs";
import { createNotifier } from "./notifier";
import { createRoles } from "./roles";
import { seedDirectory } from "./seed";
import { seedEstate } from "./seedEstate";
import { createServer } from "./server";
import { createSignIn } from "./signIn";
import { type App, fromGiven } from "./signIn/app";
import { createApps } from "./signIn/apps";
import { createRegistrations } from "./signIn/registrations";
import { createSubscriptions } from "./subscriptions";
import { createThrottling, type Limits, limitsFor } from "./throttling";

export interface WorldOptions extends DefaultAppOptions {
  /** Every random choice follows from it. */
  readonly seed?: number;
  readonly users?: number;
  readonly groups?: number;
  readonly applications?: number;
  readonly devices?: number;
  readonly administrativeUnits?: number;
  /** Users, groups and applications that come before the made-up ones. */
  readonly data?: Data;
  /** App registrations besides the default one, which has every permission. */
  readonly apps?: readonly App[];
  /** Origins that references in bodies may name, besides the one that was called; none unless given. */
  readonly standsFor?: readonly string[];
  /** Those of a tenant of that many users, unless given. */
  readonly limits?: Limits;
  /** Which of the things that delta may do it does; none of them unless given. */
  readonly delta?: DeltaOption;
}

const TENANT_ID = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
const DOMAIN = "contoso.onmicrosoft.com";

/**
 * A tenant with everything that belongs to it, and what answers its requests. It listens nowhere by
 * itself.
 *
 * @param origin What links in answers begin with.
 */
export const createWorld = (options: WorldOptions, origin: Pick<Origin, "current" | "root">) => {
  const clock = createClock();
  const directory = createDirectory(clock);
  const authenticationMethods = createAuthenticationMethods(clock);
  directory.onChange(({ how, id }) => {
    if (how === "purged") authenticationMethods.forget(id);
  });
  for (const one of options.standsFor ?? []) directory.standsFor.add(one);
  if (options.data !== undefined) loadData(directory, options.data);
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
  const { app, publicApp } = defaultApps(options);
  const apps = createApps(
    [...[app, publicApp, ...(options.apps ?? [])], ...(options.data?.apps ?? []).map(fromGiven)],
    createRegistrations(directory, TENANT_ID, clock.now),
  );
  const subscriptions = createSubscriptions(clock);
  const licences = createLicences(clock, directory);
  const roles = createRoles(directory);
  const logs = createLogs(clock, directory, roles);
  const notifier = createNotifier(clock, directory, TENANT_ID, subscriptions);
  const signIn = createSignIn(
    clock,
    { id: TENANT_ID, domain: DOMAIN },
    apps,
    directory,
    logs.signIns.record,
  );
  const faults = createFaults();
  const collisions = createCollisions();
  const habits = createHabits(options.seed ?? 1, options.delta);
  const delta = createDelta(origin.root, clock, directory, habits);
  const listing = createListing(origin.root, clock, directory);
  const { app: server, exchanges } = createServer(
    {
      authenticationMethods,
      clock,
      collisions,
      directory,
      roles,
      logs,
      licences,
      subscriptions,
      origin: origin.current,
      root: origin.root,
      domain: DOMAIN,
      tenantId: TENANT_ID,
      listing,
      delta,
    },
    signIn,
    faults,
    createThrottling(clock, options.limits ?? limitsFor(directory.size("user"))),
  );

  return {
    tenantId: TENANT_ID,
    domain: DOMAIN,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    /** Of an app without a secret, for people only. */
    publicClientId: publicApp.clientId,
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
    apps,
    /** What delta does that it need not do; a test that sets a share forces it. */
    deltaHabits: delta.habits,
    expireTokens: signIn.expireTokens,
    /** Every request so far, in the order of their answers. */
    exchanges,
    /** Every route, for tests that go through all of them. */
    routes: server.routes.map(({ method, path }) => ({ method, path })),
    fetch: server.fetch,
  };
};

export type World = ReturnType<typeof createWorld>;
