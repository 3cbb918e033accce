import { Hono } from "hono";
import type { Emulator } from "../emulator";
import { bodyReader, wrong } from "./body";

interface Move {
  readonly advanceSeconds?: number;
  readonly to?: string;
}

const readMove = bodyReader<Move>({
  type: "object",
  additionalProperties: false,
  properties: {
    advanceSeconds: { type: "number", minimum: 0 },
    to: { type: "string", format: "date-time" },
  },
  minProperties: 1,
  maxProperties: 1,
});

/** The clock: tokens, subscriptions, deltas and retries of deliveries go by it. It runs on, and never back. */
export const timeRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();
  const now = () => ({ now: emulator.clock.now().toISOString() });

  routes.get("/clock", (c) => c.json(now()));

  routes.post("/clock", async (c) => {
    const { advanceSeconds, to } = await readMove(c);
    const { clock, notifier } = emulator;
    const ms =
      to === undefined ? (advanceSeconds ?? 0) * 1000 : Date.parse(to) - clock.now().getTime();
    if (ms < 0) throw wrong(`/to is before the clock, which is at ${now().now}`);
    clock.advance(ms);
    await notifier.settled();
    return c.json(now());
  });

  routes.post("/tokens/expire", (c) => {
    emulator.expireTokens();
    return c.body(null, 204);
  });

  return routes;
};
