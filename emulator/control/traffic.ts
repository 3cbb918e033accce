import { Hono } from "hono";
import type { Emulator } from "../emulator";

/** What came in, what went out, and who waits for notifications. */
export const trafficRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();

  routes.get("/exchanges", (c) => {
    const { method, path, since = "0" } = c.req.query();
    const all = emulator.exchanges.map((exchange, number) => ({ number, ...exchange }));
    const shown = all.filter(
      (one) =>
        one.number >= Number(since) &&
        (method === undefined || one.method === method.toUpperCase()) &&
        (path === undefined || one.url.startsWith(path)),
    );
    return c.json({ next: all.length, value: shown });
  });

  routes.delete("/exchanges", (c) => {
    emulator.exchanges.length = 0;
    return c.body(null, 204);
  });

  /** Waits until everything that is under way was answered. */
  routes.get("/deliveries", async (c) => {
    const { notifier } = emulator;
    await notifier.settled();
    return c.json({ value: notifier.deliveries, brokered: notifier.brokered });
  });

  routes.get("/subscriptions", (c) => c.json(emulator.subscriptions.living()));

  routes.delete("/subscriptions/:id", (c) => {
    emulator.subscriptions.drop(c.req.param("id"));
    return c.body(null, 204);
  });

  return routes;
};
