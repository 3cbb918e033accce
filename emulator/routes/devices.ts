import { Hono } from "hono";
import { checkBody, checkRequired, readNames, requiredOf, storable } from "../bodies/body";
import { find } from "../keys";
import { facts } from "../kinds";
import { needs } from "../needs";
import { type Env, readJson, type Services } from "./context";
import { CAST, countOf, listOf, relatedLists } from "./lists";
import { answerCreated, readObject } from "./objects";

const { permissions } = facts.device;

/** https://learn.microsoft.com/graph/api/user-list-owneddevices */
const READ_OWNED = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

/** Computers and telephones, and which of them a user registered. */
export const deviceRoutes = (services: Services) => {
  const { directory } = services;
  const routes = new Hono<Env>();
  const source = { type: "device", entities: () => directory.all("device") } as const;
  const read = needs(permissions.read);

  routes.get("/devices", read, (c) => listOf(c, services, source));

  routes.get("/devices/$count", read, (c) => countOf(c, services, source));

  routes.post("/devices", needs(permissions.create), async (c) => {
    const body = readNames("device", await readJson(c));
    checkBody("device", body, false);
    checkRequired("device", body, requiredOf("device"));
    return answerCreated(c, services, "device", directory.create("device", storable(body)), []);
  });

  routes.get("/devices/:key", read, (c) =>
    c.json(readObject(c, services, "device", find(directory, "device", c.req.param("key")))),
  );

  routes.delete("/devices/:key", needs(permissions.remove), (c) => {
    directory.remove("device", find(directory, "device", c.req.param("key")));
    return c.body(null, 204);
  });

  const owned = relatedLists(services, (c) =>
    directory.ownedDevices(find(directory, "user", c.req.param("key") ?? "").id),
  );
  routes.get("/users/:key/ownedDevices", needs(READ_OWNED), owned.list);
  routes.get("/users/:key/ownedDevices/$count", needs(READ_OWNED), owned.count);
  routes.get(`/users/:key/ownedDevices/${CAST}`, needs(READ_OWNED), owned.listCast);
  routes.get("/users/:key/ownedDevices/:cast/$count", needs(READ_OWNED), owned.countCast);

  return routes;
};
