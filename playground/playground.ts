import { startRunner } from "../runner";
import { type Catalogue, readCatalogue } from "./catalogue";
import { createConnection } from "./connection";
import { createDirectoryView, type DirectoryView } from "./directoryView";
import { createEvents, type Events } from "./events";
import { createFlows, type Flows } from "./flows";
import { type PermissionsView, permissionsView } from "./permissionsView";
import { createSteps, type Steps } from "./steps";
import { createTimeline, type Subscription, type Timeline } from "./timeline";
import { travel } from "./travel";
import { createWeather, type WeatherControl } from "./weather";
import type { Exchange } from "./wire/exchange";
import { createMask } from "./wire/mask";
import { readOnlyRefusal } from "./wire/readOnly";
import { watchHttp } from "./wire/watchHttp";
import type { World } from "./world/world";

const MOST_EXCHANGES = 500;
const SCHEDULES_EVERY_MS = 10_000;

export interface PlaygroundOptions {
  readonly bundle: string;
  readonly world: World;
  /** Whether a real tenant may be changed; the emulated one always may. */
  readonly write: boolean;
  /** Where Graph reaches the webhooks of the runner, for a real tenant. */
  readonly publicUrl?: string;
  readonly webhookPort?: number;
}

/** What the page works with: one tenant, one instance, and everything that the component did. */
export interface Playground {
  readonly world: World;
  readonly write: boolean;
  readonly publicUrl?: string;
  readonly webhookUrl: string;
  readonly catalogue: Catalogue;
  readonly steps: Steps;
  readonly flows: Flows;
  readonly timeline: Timeline;
  readonly events: Events;
  readonly exchanges: () => readonly Exchange[];
  readonly permissions: () => Promise<PermissionsView>;
  /** Of the emulated tenant only. */
  readonly emulated?: {
    readonly directory: DirectoryView;
    readonly weather: WeatherControl;
    readonly travel: (ms: number) => Promise<void>;
    readonly nextExpiry: () => number | undefined;
    readonly drop: (subscriptionId: string) => void;
    readonly settled: () => Promise<void>;
  };
  readonly close: () => Promise<void>;
}

/** Loads the bundle against a tenant, and watches what goes over the wire. */
export const createPlayground = async (options: PlaygroundOptions): Promise<Playground> => {
  const { bundle, world, write, publicUrl, webhookPort = 0 } = options;
  const events = createEvents();
  let exchanges: Exchange[] = [];
  let secrets = (): string[] => [...world.secrets];
  const mask = createMask(() => secrets());
  const watched = watchHttp({
    mask,
    now: world.now,
    refuse: (request) =>
      world.mode === "emulator" || write ? undefined : readOnlyRefusal(request, world.signInOrigin),
    seen: (exchange) => {
      exchanges = [...exchanges, exchange].slice(-MOST_EXCHANGES);
      events.tell("runs");
    },
  });
  let flows: Flows | undefined;
  let timeline: Timeline | undefined;
  const runner = await startRunner({
    bundle,
    port: webhookPort,
    now: world.now,
    modules: watched.modules,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    onRun: (run) => {
      flows?.ran(run);
      const [latest] = flows?.runs() ?? [];
      if (latest !== undefined) timeline?.ran(latest);
    },
  });
  const connection = createConnection(world, runner);
  secrets = connection.secrets;
  const own = createFlows({ runner, connection, mask, events, now: world.now });
  flows = own;
  const catalogue = readCatalogue(runner);
  const { emulator } = world;
  const living = async (): Promise<readonly Subscription[]> => {
    if (emulator !== undefined) return emulator.subscriptions.living();
    const inputs = { connection: await connection.signedIn(), getAllPaginatedResults: "true" };
    const found = (await runner.runAction("listSubscriptions", inputs)) as {
      value: Subscription[];
    };
    return found.value;
  };
  const lives = createTimeline(world.now, living);
  timeline = lives;
  emulator?.subscriptions.onKept((subscription) => lives.keep(subscription));
  const tick = setInterval(() => {
    const due = own.nextDue();
    if (due !== undefined && due.at <= world.now().getTime()) void own.runDue(due);
  }, SCHEDULES_EVERY_MS);
  tick.unref();

  return {
    world,
    write,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    webhookUrl: runner.url,
    catalogue,
    steps: createSteps({
      runner,
      connection,
      mask,
      events,
      during: watched.during,
      exchangesOf: (runId) => exchanges.filter((exchange) => exchange.runId === runId),
      now: world.now,
    }),
    flows: own,
    timeline: lives,
    events,
    exchanges: () => exchanges,
    permissions: () => permissionsView(catalogue, connection, world.tenantId),
    ...(emulator === undefined
      ? {}
      : {
          emulated: {
            directory: createDirectoryView(emulator),
            weather: createWeather(emulator, runner),
            travel: (ms: number) => travel(emulator, own, ms),
            nextExpiry: () => {
              const ends = emulator.subscriptions
                .living()
                .map(({ expirationDateTime }) => Date.parse(expirationDateTime));
              return ends.length === 0 ? undefined : Math.min(...ends) - world.now().getTime();
            },
            drop: emulator.subscriptions.drop,
            settled: emulator.notifier.settled,
          },
        }),
    close: async () => {
      clearInterval(tick);
      await runner.close();
      await world.close();
    },
  };
};
