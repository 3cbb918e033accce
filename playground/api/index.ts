import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { State } from "../page/types";
import type { Playground } from "../playground";
import { isSchedule, schedules } from "../schedule";
import { asCurl } from "../snippets/asCurl";
import { asCode, asStep } from "../snippets/asStep";
import { weathers } from "../weather";
import { body } from "./body";
import { emulatedRoutes } from "./emulated";

const inputsOf = ({ inputs }: Record<string, unknown>): Record<string, unknown> =>
  typeof inputs === "object" && inputs !== null ? (inputs as Record<string, unknown>) : {};

/** The instance and its flows. */
const flowRoutes = (playground: Playground): Hono => {
  const { flows, world, publicUrl, write, catalogue } = playground;
  const routes = new Hono();
  const read = () => ({
    deployed: flows.isDeployed(),
    flows: flows.settings().map((setting) => ({ ...setting, url: flows.urlOf(setting.name) })),
    runs: flows.runs(),
    state: flows.state(),
    nextDue: flows.nextDue() ?? null,
  });

  const isPolled = (key: string): boolean =>
    catalogue.triggers.some((trigger) => trigger.key === key && trigger.polls);

  /** Graph calls the webhooks of a real tenant, and subscribing changes something there; polling only reads. */
  const checkReachable = (): void => {
    if (world.mode === "emulator" || flows.settings().every((flow) => isPolled(flow.trigger)))
      return;
    if (publicUrl === undefined)
      throw new Error(
        "Microsoft Graph cannot reach this machine. Start the playground with --public-url, the https URL of a tunnel to its webhook port.",
      );
    if (!write)
      throw new Error("Deploying creates subscriptions in the tenant: start with --write.");
  };

  routes.get("/flows", (c) => c.json(read()));
  routes.put("/flows/:name", async (c) => {
    const given = await body(c);
    const { trigger, schedule = "none" } = given;
    if (!isSchedule(schedule))
      throw new Error(`schedule is one of ${Object.keys(schedules).join(", ")}`);
    flows.put({
      name: c.req.param("name"),
      trigger: String(trigger),
      schedule,
      inputs: inputsOf(given),
    });
    return c.json(read());
  });
  routes.delete("/flows/:name", (c) => {
    flows.drop(c.req.param("name"));
    return c.json(read());
  });
  routes.post("/flows/:name/run", async (c) => {
    await flows.runNow(c.req.param("name"));
    return c.json(read());
  });
  routes.post("/flows/:name/forge", async (c) => {
    const url = flows.urlOf(c.req.param("name"));
    if (url === undefined) throw new Error("Deploy the instance first");
    await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(forged),
    });
    return c.json(read());
  });
  routes.post("/instance/deploy", async (c) => {
    checkReachable();
    await flows.deploy();
    await playground.emulated?.settled();
    return c.json(read());
  });
  routes.post("/instance/delete", async (c) => {
    await flows.delete();
    return c.json(read());
  });
  return routes;
};

/** A notification of somebody who knows the URL and not the secret. */
const forged = {
  value: [
    {
      subscriptionId: "00000000-0000-4000-8000-000000000000",
      subscriptionExpirationDateTime: "2099-01-01T00:00:00Z",
      clientState: "guessed",
      changeType: "updated",
      resource: "Users/00000000-0000-4000-8000-000000000000",
      tenantId: "00000000-0000-4000-8000-000000000000",
      resourceData: {
        "@odata.type": "#Microsoft.Graph.User",
        "@odata.id": "Users/00000000-0000-4000-8000-000000000000",
        id: "00000000-0000-4000-8000-000000000000",
      },
    },
  ],
};

/** What the page asks for, under `/api`. Every failure is `{ error }` with a text to show. */
export const createApi = (playground: Playground): Hono => {
  const { world, write, steps, catalogue, events } = playground;
  const api = new Hono();

  api.onError((error, c) => c.json({ error: error.message }, 400));

  api.get("/state", (c) =>
    c.json({
      mode: world.mode,
      tenantId: world.tenantId,
      domain: world.domain ?? null,
      connection: world.connectionKey,
      now: world.now().toISOString(),
      write: world.mode === "emulator" || write,
      webhookUrl: playground.publicUrl ?? playground.webhookUrl,
      weather: playground.emulated?.weather.current() ?? null,
      weathers: playground.emulated === undefined ? {} : weathers,
      schedules: Object.keys(schedules),
    } satisfies State),
  );
  api.get("/catalogue", (c) => c.json(catalogue));
  api.get("/timeline", async (c) => c.json(await playground.timeline.read()));
  api.get("/permissions", async (c) => c.json(await playground.permissions()));

  api.post("/steps/:key/run", async (c) =>
    c.json(await steps.run(c.req.param("key"), inputsOf(await body(c)))),
  );
  api.post("/steps/:key/snippets", async (c) => {
    const action = catalogue.actions.find(({ key }) => key === c.req.param("key"));
    if (action === undefined) throw new Error(`There is no action "${c.req.param("key")}"`);
    const { key, label, inputs } = action;
    const called = {
      component: catalogue.component,
      action: key,
      label,
      inputs,
      given: inputsOf(await body(c)),
    };
    return c.json({ step: asStep(called), code: asCode(called) });
  });
  api.post("/sources/:key", async (c) =>
    c.json({ result: await steps.choices(c.req.param("key"), inputsOf(await body(c))) }),
  );
  api.get("/runs", (c) =>
    c.json(
      steps
        .runs()
        .map(({ result: _result, exchanges, ...run }) => ({ ...run, exchanges: exchanges.length })),
    ),
  );
  api.get("/runs/:id", (c) => {
    const run = steps.find(c.req.param("id"));
    if (run === undefined) throw new Error("That run is forgotten: the last hundred are kept");
    return c.json(run);
  });
  api.post("/runs/:id/reveal", (c) => c.json({ result: steps.reveal(c.req.param("id")) ?? null }));
  api.get("/exchanges", (c) => c.json(playground.exchanges()));
  api.get("/exchanges/:id/curl", (c) => {
    const exchange = playground.exchanges().find(({ id }) => String(id) === c.req.param("id"));
    if (exchange === undefined) throw new Error("That exchange is forgotten");
    return c.json({ curl: asCurl(exchange) });
  });

  api.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      const stop = events.listen((topic) => void stream.writeSSE({ event: topic, data: "" }));
      // The page shows what time it is.
      const clock = setInterval(() => void stream.writeSSE({ event: "state", data: "" }), 15_000);
      clock.unref();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      clearInterval(clock);
      stop();
    }),
  );

  api.route("/", flowRoutes(playground));
  if (playground.emulated !== undefined)
    api.route("/", emulatedRoutes(playground, playground.emulated));
  return api;
};
