import { Hono } from "hono";
import type { Emulator } from "../emulator";
import { fromGiven, type GivenApp } from "../signIn/app";
import { bodyReader } from "./body";

const texts = { type: "array", items: { type: "string" } };

/** Of one app registration; the data file has the same. */
export const APP = {
  type: "object",
  additionalProperties: false,
  required: ["clientId"],
  properties: {
    clientId: { type: "string", minLength: 1 },
    clientSecret: { type: "string", minLength: 1 },
    moreSecrets: texts,
    certificates: texts,
    redirectUris: texts,
    roles: texts,
    wantedRoles: texts,
    isPublic: { type: "boolean" },
  },
};

const readApp = bodyReader<GivenApp>(APP);

/** The app registrations that may sign in. */
export const appRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();
  routes.get("/apps", (c) => c.json(emulator.apps.all()));
  routes.post("/apps", async (c) => {
    const app = fromGiven(await readApp(c));
    emulator.apps.add(app);
    return c.json(app, 201);
  });
  return routes;
};
