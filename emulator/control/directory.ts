import { Hono } from "hono";
import { createClock } from "../clock";
import { applyData, type Data, dumpData, loadData } from "../data";
import { createDirectory } from "../directory";
import type { Emulator } from "../emulator";
import { fromGiven } from "../signIn/app";
import { APP } from "./apps";
import { bodyReader, schemaChecker } from "./body";

const objects = { type: "array", items: { type: "object" } };

const SCHEMA = {
  type: "object",
  additionalProperties: false,
  properties: {
    users: objects,
    groups: objects,
    applications: objects,
    apps: { type: "array", items: APP },
  },
};

/**
 * Reads a data file, and tries it on an empty directory.
 *
 * @throws {Error} The text names what is wrong, and where.
 */
export const readData = (text: string): Data => {
  const data = schemaChecker<Data>(SCHEMA)(text);
  loadData(createDirectory(createClock()), data);
  return data;
};

const readChanges = bodyReader<Data>(SCHEMA);

/** The directory as a whole, and changes of it without a token. */
export const directoryRoutes = (emulator: Emulator): Hono => {
  const routes = new Hono();

  routes.get("/directory", (c) => c.json(dumpData(emulator.directory)));

  routes.post("/directory", async (c) => {
    const data = await readChanges(c);
    const ids = applyData(emulator.directory, data);
    for (const app of data.apps ?? []) emulator.apps.add(fromGiven(app));
    await emulator.notifier.settled();
    return c.json({ ids });
  });

  return routes;
};
