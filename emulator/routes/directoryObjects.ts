import { Hono } from "hono";
import { badRequest, notFound } from "../graphFault";
import { needs } from "../needs";
import { renderMixed } from "../render";
import { type Env, readJson, type Services } from "./context";
import { readRelated } from "./objects";

/** https://learn.microsoft.com/graph/api/directoryobject-get and directoryobject-getbyids */
const READ = ["Directory.Read.All", "Directory.ReadWrite.All"];

const MOST_IDS = 1_000;

const texts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

/** Objects of any kind by their ids. A list leaves out what is not there. */
export const directoryObjectRoutes = (services: Services) => {
  const { directory, root } = services;
  const routes = new Hono<Env>();

  routes.get("/directoryObjects/:key", needs(READ), (c) => {
    const id = c.req.param("key");
    const found = directory.findAny(id);
    if (found === undefined) throw notFound(id);
    return c.json(readRelated(c, services, found.kind, found.entity));
  });

  routes.post("/directoryObjects/getByIds", needs(READ), async (c) => {
    const { ids, types } = ((await readJson(c)) ?? {}) as { ids?: unknown; types?: unknown };
    if (!texts(ids) || !(types === undefined || types === null || texts(types)))
      throw badRequest("Invalid value specified for property 'ids' of resource 'DirectoryObject'.");
    if (ids.length > MOST_IDS)
      throw badRequest(`Too many ids were given: ${ids.length}; at most ${MOST_IDS} are allowed.`);
    const { permissions } = c.get("session");
    const value = [...new Set(ids)].flatMap((id) => {
      const found = directory.findAny(id);
      const wanted = found && (!types || types.length === 0 || types.includes(found.kind));
      return wanted ? [renderMixed(found.kind, found.entity, undefined, permissions)] : [];
    });
    return c.json({ "@odata.context": `${root()}/$metadata#directoryObjects`, value });
  });
  return routes;
};
