import { Hono } from "hono";
import type { Emulator } from "..";
import { bodyReader } from "./body";

const share = { type: "number", minimum: 0, maximum: 1 };
const count = { type: "integer", minimum: 0 };

const SCHEMA = {
  type: "object",
  additionalProperties: false,
  properties: {
    delta: {
      type: "object",
      additionalProperties: false,
      properties: {
        linksPerPiece: { type: "integer", minimum: 1 },
        apart: share,
        repeats: share,
        emptyPages: share,
        removedInFirstRound: share,
        expiredByBadRequest: share,
      },
    },
    subscriptions: {
      type: "object",
      additionalProperties: false,
      properties: {
        listLagMs: count,
        failingHandshakes: count,
        deniedStatus: { enum: [401, 403] },
        overQuotaStatus: { enum: [403, 429] },
        mostPerApp: count,
        mostPerTenant: count,
      },
    },
    /** How long a new object is unknown to reads. */
    replication: {
      type: "object",
      additionalProperties: false,
      properties: { lagMs: count },
    },
    licence: {
      type: "object",
      additionalProperties: false,
      properties: { premium: { type: "boolean" } },
    },
  },
};

type Habits = Partial<Record<"delta" | "subscriptions" | "replication" | "licence", object>>;

const readHabits = bodyReader<Habits>(SCHEMA);

/** What Graph may do and need not: now and then, always or never. */
export const habitRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();
  const habits = () => ({
    delta: emulator.deltaHabits,
    subscriptions: emulator.subscriptions.habits,
    replication: emulator.directory.replication,
    licence: emulator.directory.licence,
  });

  routes.get("/habits", (c) => c.json(habits()));

  routes.patch("/habits", async (c) => {
    const wish = await readHabits(c);
    const now = habits();
    for (const name of Object.keys(now) as (keyof typeof now)[])
      Object.assign(now[name], wish[name]);
    return c.json(now);
  });

  return routes;
};
