import { type AddressInfo, createServer, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { createServer as createSecureServer } from "node:tls";
import type { Seen, ServerPlan } from "../cases/benchCase";
import { type Answer, type Request, speak } from "./connection";
import { deliver } from "./deliver";
import { renderPages } from "./pages";
import { createRoutes } from "./routes";
import { createThrottling } from "./throttling";

export interface Setup {
  readonly plan: ServerPlan;
  readonly tls: { readonly cert: string; readonly key: string };
}

/** A contender starts; its work begins, after the warm-up; what did it come to? */
export type Wish = "start" | "begin" | "tell";

/** A gateway may close a connection that is idle for longer. */
const LONGEST_IDLE_MS = 4_000;

/** Where contenders tell the server itself what to do. */
const CONTROL = "/bench/";

const NOTHING_YET = { requests: 0, sockets: 0, handshakes: 0, lateCreates: 0 };

const start = async ({ plan, tls }: Setup): Promise<void> => {
  const counts = { ...NOTHING_YET };
  const throttling = createThrottling(plan.limit);
  let answer: (request: Request) => Answer | Promise<Answer>;
  const listener = (socket: Socket): void => speak(socket, plan.latencyMs, (call) => answer(call));
  const server = plan.https ? createSecureServer(tls, listener) : createServer(listener);
  // Of a TLS server this is the connection below, and `secureConnection` the one with a handshake.
  server.on("connection", () => {
    counts.sockets += 1;
  });
  server.on("secureConnection", () => {
    counts.handshakes += 1;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const origin = plan.https ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  const { route, subscriptions } = createRoutes(renderPages(plan, origin), throttling);

  const control = async ({ path, body }: Request): Promise<Answer> => {
    const told = path === `${CONTROL}deliver` ? await deliver(JSON.parse(body)) : subscriptions;
    return { status: 200, body: Buffer.from(JSON.stringify(told)) };
  };

  answer = (call) => {
    if (call.path.startsWith(CONTROL)) return control(call);
    counts.requests += 1;
    if (call.method === "POST" && call.path.endsWith("/users") && call.idleMs > LONGEST_IDLE_MS)
      counts.lateCreates += 1;
    return route(call);
  };

  let since = performance.eventLoopUtilization();
  const seen = (): Seen => ({
    ...counts,
    refusedInWindow: throttling.mostRefused(),
    serverMs: performance.eventLoopUtilization(since).active,
  });
  process.on("message", (wish: Wish) => {
    if (wish === "tell") return process.send?.(seen());
    // Connections outlive the warm-up, so they are counted from the start of a contender.
    if (wish === "start") Object.assign(counts, NOTHING_YET);
    counts.requests = 0;
    throttling.reset();
    since = performance.eventLoopUtilization();
    return process.send?.("done");
  });
  process.send?.(origin);
};

process.once("message", (setup: Setup) => void start(setup));
process.once("disconnect", () => process.exit());
