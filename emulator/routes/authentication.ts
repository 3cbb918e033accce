import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { type MethodKind, methodKinds, PASSWORD_ID, renderMethod } from "../authenticationMethods";
import { fits } from "../bodies/values";
import type { Entity } from "../directory";
import { badRequest, notFound } from "../graphFault";
import { find } from "../keys";
import { needs } from "../needs";
import { type Env, entityBody, readJson, type Services } from "./context";

const WRITE = ["UserAuthenticationMethod.ReadWrite.All"];
const READ = ["UserAuthenticationMethod.Read.All", ...WRITE];

/** https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod */
const PASS_TYPES: Readonly<Record<string, string>> = {
  isUsableOnce: "Boolean",
  lifetimeInMinutes: "Int32",
  startDateTime: "DateTimeOffset",
};
const [SHORTEST_PASS, LONGEST_PASS] = [10, 43_200];

const readPass = (body: unknown): Readonly<Record<string, unknown>> => {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badRequest("Empty Payload. JSON content expected.");
  const wish: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith("@")) continue;
    const type = Object.hasOwn(PASS_TYPES, name) ? PASS_TYPES[name] : undefined;
    if (type === undefined) throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    if (value === null) continue;
    if (!fits(type, value)) throw badRequest(`Invalid value specified for property '${name}'.`);
    wish[name] = value;
  }
  const { lifetimeInMinutes = SHORTEST_PASS } = wish as { lifetimeInMinutes?: number };
  if (lifetimeInMinutes < SHORTEST_PASS || lifetimeInMinutes > LONGEST_PASS)
    throw badRequest("Invalid value specified for property 'lifetimeInMinutes'.");
  return wish;
};

/** The ways in which users sign in: https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview */
export const authenticationRoutes = (services: Services) => {
  const { authenticationMethods, clock, directory } = services;
  const routes = new Hono<Env>();
  const user = (c: Context<Env>): Entity => find(directory, "user", c.req.param("key") ?? "");
  const contextOf = (c: Context<Env>, list: string): string =>
    `users('${encodeURIComponent(c.req.param("key") ?? "")}')/authentication/${list}`;

  const list = (c: Context<Env>, name: string, value: readonly unknown[]) =>
    c.json({
      "@odata.context": `${services.root()}/$metadata#${contextOf(c, name)}`,
      value,
    });

  const methodOf = (c: Context<Env>, kind: MethodKind) => {
    const id = c.req.param("method") ?? "";
    const found = authenticationMethods
      .of(user(c).id)
      .find((method) => method.kind === kind && method.id === id);
    if (found === undefined) throw notFound(id);
    return found;
  };

  routes.get("/users/:key/authentication/methods", needs(READ), (c) => {
    const { id, createdDateTime = null } = user(c);
    const password = {
      "@odata.type": "#microsoft.graph.passwordAuthenticationMethod",
      id: PASSWORD_ID,
      password: null,
      createdDateTime,
    };
    const others = authenticationMethods.of(id).map(renderMethod);
    return list(c, "methods", [password, ...others]);
  });

  for (const kind of methodKinds) {
    const name = `${kind}Methods`;
    const path = `/users/:key/authentication/${name}`;

    routes.get(path, needs(READ), (c) => {
      const found = authenticationMethods.of(user(c).id).filter((method) => method.kind === kind);
      // A list of one kind does not tell it.
      return list(
        c,
        name,
        found.map((method) => {
          const { "@odata.type": _type, ...shown } = renderMethod(method);
          return shown;
        }),
      );
    });

    routes.get(`${path}/:method`, needs(READ), (c) =>
      c.json(entityBody(services, contextOf(c, name), renderMethod(methodOf(c, kind)))),
    );

    routes.delete(`${path}/:method`, needs(WRITE), (c) => {
      authenticationMethods.remove(user(c).id, methodOf(c, kind));
      return c.body(null, 204);
    });
  }

  // A user has one pass: a new one takes the place of the old one.
  routes.post("/users/:key/authentication/temporaryAccessPassMethods", needs(WRITE), async (c) => {
    const { id } = user(c);
    const wish = readPass(await readJson(c));
    for (const old of authenticationMethods.of(id))
      if (old.kind === "temporaryAccessPass") authenticationMethods.remove(id, old);
    const startDateTime = String(wish.startDateTime ?? clock.now().toISOString());
    const isUsable = Date.parse(startDateTime) <= clock.now().getTime();
    const method = authenticationMethods.add(id, "temporaryAccessPass", {
      lifetimeInMinutes: 60,
      isUsableOnce: false,
      ...wish,
      startDateTime,
      isUsable,
      methodUsabilityReason: isUsable ? "EnabledByPolicy" : "NotYetValid",
    });
    // Shown now and never again.
    const pass = { temporaryAccessPass: randomBytes(6).toString("base64") };
    return c.json(
      entityBody(services, contextOf(c, "temporaryAccessPassMethods"), {
        ...renderMethod(method),
        ...pass,
      }),
      201,
    );
  });

  return routes;
};
