import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { checkAllowed } from "./allowed";
import { denied } from "./graphFault";
import type { AnyOf } from "./kinds/facts";
import type { Env } from "./routes/context";

/** Rules that depend on the request, its body or the object that it names. Each of them is wanted. */
export type RulesOf = (c: Context<Env>) => readonly AnyOf[] | Promise<readonly AnyOf[]>;

const rules = new WeakSet<object>();

/**
 * The permissions that a route wants. It stands before the handler of every route:
 * `routes.get("/users", needs(user.permissions.read), …)`.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const needs = (rule: AnyOf | RulesOf): MiddlewareHandler<Env> => {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    const wanted = typeof rule === "function" ? await rule(c) : [rule];
    for (const one of wanted) checkAllowed(one, c.get("session").permissions);
    await next();
  };
  rules.add(handler);
  return handler;
};

/** Routes that every caller may use, since each of the requests in it is checked by itself. */
export const needsNothing: MiddlewareHandler<Env> = (_c, next) => next();
rules.add(needsNothing);

/** Routes whose rule another part has, since what is wanted depends on what is kept there: subscriptions. */
export const checkedBehind: MiddlewareHandler<Env> = (_c, next) => next();
rules.add(checkedBehind);

const isRule = (handler: object): boolean => rules.has(handler);

/** Closed by default: refuses a route that was mounted without a rule. */
export const closedByDefault: MiddlewareHandler<Env> = async (c, next) => {
  const first = matchedRoutes(c).find(({ path }) => !path.endsWith("*"));
  if (first !== undefined && !isRule(first.handler)) throw denied();
  await next();
};
