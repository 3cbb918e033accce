import { Hono } from "hono";
import type { Emulator } from "../emulator";
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
        objectsPerPage: { type: "integer", minimum: 1 },
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
    /** Whether two writes to one group at a time are refused with 409. */
    collisions: {
      type: "object",
      additionalProperties: false,
      properties: { refuses: { type: "boolean" } },
    },
    /** For how long after a change of an application's credentials another one is refused with 409. */
    credentials: {
      type: "object",
      additionalProperties: false,
      properties: { pauseMs: count },
    },
  },
};

const readHabits = bodyReader<Partial<Record<keyof typeof SCHEMA.properties, object>>>(SCHEMA);

/** What Graph may do and need not: now and then, always or never. */
export const habitRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();
  const habits = () => ({
    delta: emulator.deltaHabits,
    subscriptions: emulator.subscriptions.habits,
    replication: emulator.directory.replication,
    licence: emulator.directory.licence,
    collisions: emulator.collisions,
    credentials: emulator.directory.credentials,
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
