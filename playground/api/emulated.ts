import { Hono } from "hono";
import { isCollection } from "../directoryView";
import type { Playground } from "../playground";
import { isWeather, weathers } from "../weather";
import { body } from "./body";

const LONGEST_JUMP_MS = 400 * 86_400_000;
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/** Time, weather and the directory of the emulated tenant. */
export const emulatedRoutes = (
  { world, events, flows, timeline }: Playground,
  emulated: NonNullable<Playground["emulated"]>,
): Hono => {
  const { directory, weather } = emulated;
  const routes = new Hono();

  routes.post("/subscriptions/:id/drop", async (c) => {
    emulated.drop(c.req.param("id"));
    events.tell("timeline");
    return c.json(await timeline.read());
  });

  routes.post("/clock", async (c) => {
    const { advanceMs, to } = await body(c);
    const ms = to === "nextExpiry" ? emulated.nextExpiry() : Number(advanceMs);
    if (ms === undefined) throw new Error("There is no subscription that could expire");
    if (!Number.isFinite(ms) || ms < 0 || ms > LONGEST_JUMP_MS)
      throw new Error("advanceMs is a number of milliseconds, at most 400 days");
    const before = flows.runs().length;
    await emulated.travel(ms);
    events.tell("timeline");
    events.tell("state");
    return c.json({ now: world.now().toISOString(), runs: flows.runs().length - before });
  });

  routes.put("/weather", async (c) => {
    const { weather: wanted } = await body(c);
    if (!isWeather(wanted))
      throw new Error(`weather is one of ${Object.keys(weathers).join(", ")}`);
    weather.set(wanted);
    events.tell("state");
    return c.json({ weather: weather.current() });
  });

  routes.get("/directory/:collection", (c) => {
    const collection = c.req.param("collection");
    if (!isCollection(collection)) throw new Error(`There is no collection "${collection}"`);
    return c.json(directory.list(collection, c.req.query("search") ?? ""));
  });
  routes.get("/directory/groups/:id/:relation", (c) => {
    const relation = c.req.param("relation") === "owners" ? "owners" : "members";
    return c.json({ value: directory.related(relation, c.req.param("id")) });
  });
  routes.post("/directory/change", async (c) => {
    const { method, path, body: change } = await body(c);
    if (!METHODS.includes(String(method)) || typeof path !== "string" || !path.startsWith("/"))
      throw new Error("A change has a method and a path that begins with /");
    const answer = await directory.change(String(method), path, change);
    await emulated.settled();
    events.tell("directory");
    events.tell("timeline");
    return c.json(answer);
  });
  return routes;
};
