import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { type ConnectionValue, connect } from "./connect";
import { createContext, emptyState, type LogLine } from "./context";
import type { Surroundings } from "./evaluateModule";
import { createInstance, type Instance } from "./instance";
import { fillInputs, loadComponent } from "./loadComponent";
import type { Run } from "./run";

export type { ConnectionValue } from "./connect";
export type { LogLine } from "./context";
export type { FlowDefinition } from "./flow";
export type { Instance } from "./instance";
export type { WireComponent, WireInput, WireTrigger } from "./loadComponent";
export { localFields } from "./localTenant";
export type { PollOptions, PollOutcome, PollStep } from "./poll";
export type { Run, TriggerPayload } from "./run";

export interface RunnerOptions extends Surroundings {
  readonly bundle: string;
  readonly port?: number;
  /** Where webhook URLs begin, when others reach this machine by another name. */
  readonly publicUrl?: string;
  /** Called after each run that a trigger started or failed to start. */
  readonly onRun?: (run: Run) => void;
}

const NO_FLOW = { id: "flow-0", name: "Flow", stableId: "flow-0" };

/**
 * A small local host for a built component: deploys instances, gives every flow a webhook URL on
 * loopback, and runs actions and data sources, all through the same functions that the platform calls.
 */
export const startRunner = async ({
  bundle,
  port = 0,
  publicUrl,
  onRun,
  ...surroundings
}: RunnerOptions) => {
  const component = loadComponent(bundle, surroundings);
  const instances = new Map<string, Instance>();
  const logs: LogLine[] = [];
  let url = "";
  let isOut = (): boolean => false;

  const app = new Hono();
  app.all("/trigger/:instance/:flow", async (c) => {
    if (isOut()) return c.json({ error: "Out of order." }, 503);
    const { searchParams } = new URL(c.req.url);
    const call = {
      headers: c.req.header(),
      queryParameters: Object.fromEntries(searchParams),
      body: await c.req.text(),
      contentType: c.req.header("content-type") ?? "",
    };
    const running = instances.get(c.req.param("instance"))?.receive(c.req.param("flow"), call);
    if (running === undefined) return c.json({ error: "No flow listens here." }, 404);
    const { response } = await running;
    return new Response(response?.body ?? JSON.stringify({ executionId: crypto.randomUUID() }), {
      status: response?.statusCode ?? 200,
      headers: {
        "Content-Type": response?.contentType ?? "application/json",
        ...response?.headers,
      },
    });
  });
  app.onError((error, c) => {
    logs.push({ level: "error", message: error.message });
    return c.json({ error: "The flow failed." }, 500);
  });

  const server = await new Promise<ServerType>((resolve, reject) => {
    const listener = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, () =>
      resolve(listener),
    );
    listener.once("error", reject);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** The instance of that name. `ran`, for a new one, is called after each of its runs. */
  const instance = (name: string, ran = onRun): Instance => {
    const found =
      instances.get(name) ?? createInstance(component, name, () => publicUrl ?? url, logs, ran);
    instances.set(name, found);
    return found;
  };

  const run = async <T>(
    definition:
      | {
          readonly inputs: Parameters<typeof fillInputs>[0];
          readonly perform: (...args: unknown[]) => Promise<unknown>;
        }
      | undefined,
    key: string,
    inputs: Readonly<Record<string, unknown>>,
    webhookUrls: Readonly<Record<string, string>>,
    lines: LogLine[],
  ): Promise<T> => {
    if (definition === undefined) throw new Error(`There is no "${key}"`);
    const context = createContext("instance", NO_FLOW, webhookUrls, emptyState(), lines);
    return (await definition.perform(context, fillInputs(definition.inputs, inputs))) as T;
  };

  /**
   * Runs an action and gives its `data`. `on` lends its webhook URLs to the context; `lines` gets what
   * the action logs.
   */
  const runAction = async <T = unknown>(
    key: string,
    inputs: Readonly<Record<string, unknown>>,
    on?: Instance,
    lines = logs,
  ): Promise<T> =>
    (await run<{ data: T }>(component.actions[key], key, inputs, on?.webhookUrls() ?? {}, lines))
      .data;

  const runDataSource = async <T = unknown>(
    key: string,
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<T> =>
    (await run<{ result: T }>(component.dataSources[key], key, inputs, {}, logs)).result;

  return {
    url,
    component,
    logs,
    instance,
    runAction,
    runDataSource,
    /** While `check` says so, every webhook is answered with 503. */
    outage: (check: () => boolean): void => {
      isOut = check;
    },
    connect: (key: string, fields: Readonly<Record<string, string>>): Promise<ConnectionValue> =>
      connect(component, key, fields),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
};

export type Runner = Awaited<ReturnType<typeof startRunner>>;
