import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Env } from "./routes/context";

/** A request that the emulator answered. */
export interface Exchange {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** All but Authorization. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

/** Keeps a list of what was asked and answered. */
export const record =
  (exchanges: Exchange[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    const requestId = randomUUID();
    c.header("request-id", requestId);
    c.header("client-request-id", c.req.header("client-request-id") ?? requestId);
    const body = await c.req.raw.clone().text();
    await next();
    const { pathname, search } = new URL(c.req.url);
    const { authorization: _secret, ...headers } = c.req.header();
    exchanges.push({
      method: c.req.method,
      url: pathname + search,
      headers,
      body,
      status: c.res.status,
    });
  };
