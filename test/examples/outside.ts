import type { AddressInfo } from "node:net";
import type { ServerType } from "@hono/node-server";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** A request that a flow sent to another system. */
export interface Sent {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly contentType: string | undefined;
  /** JSON taken apart, anything else as it came. */
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** Undefined is an answer of 200. `times` counts the requests, from 1, since this is what answers. */
type Answers = (request: Sent, times: number) => Answer | undefined | Promise<Answer | undefined>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/**
 * The systems that an integration calls besides Graph: takes whatever is sent, answers 200 unless told
 * otherwise, and keeps a list of it.
 */
export const openOutside = async () => {
  const sent: Sent[] = [];
  let answerTo: Answers = () => undefined;
  let times = 0;
  const app = new Hono();
  app.all("*", async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const request = {
      method: c.req.method,
      path: `${pathname}${search}`,
      contentType: c.req.header("content-type"),
      body: parsed(await c.req.text()),
    };
    sent.push(request);
    times += 1;
    const { status = 200, body = {} } = (await answerTo(request, times)) ?? {};
    return c.json(body as object, status as 200);
  });
  const server = await new Promise<ServerType>((resolve) => {
    const listener = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      resolve(listener),
    );
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was sent since the last call of this. */
    taken: (): Sent[] => sent.splice(0),
    answers: (to: Answers): void => {
      answerTo = to;
      times = 0;
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
};

export type Outside = Awaited<ReturnType<typeof openOutside>>;
