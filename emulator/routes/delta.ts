import { Hono } from "hono";
import { collectionOf, facts, type Kind } from "../kinds";
import { needs } from "../needs";
import type { Env, Services } from "./context";

const MINIMAL = "return=minimal";

/** Delta of a collection, by its short and its long name, with and without parentheses. */
export const deltaRoutes = (kind: Kind, { delta }: Services) => {
  const routes = new Hono<Env>();
  for (const name of ["delta", "delta()", "microsoft.graph.delta", "microsoft.graph.delta()"]) {
    routes.get(`/${collectionOf[kind]}/${name}`, needs(facts[kind].permissions.read), (c) => {
      const minimal = c.req.header("prefer")?.toLowerCase().includes(MINIMAL) ?? false;
      if (minimal) c.header("Preference-Applied", MINIMAL);
      const { searchParams } = new URL(c.req.url);
      return c.json(delta.page(kind, searchParams, minimal, c.get("session").permissions));
    });
  }
  return routes;
};
