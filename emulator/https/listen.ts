import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Certificates } from "./certificates";

type Fetch = Parameters<typeof serve>[0]["fetch"];

const start = (fetch: Fetch, port: number, tls: Certificates | undefined): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const secure = tls && {
      createServer,
      serverOptions: { cert: tls.cert, key: tls.key },
    };
    const server = serve({ fetch, port, hostname: "127.0.0.1", ...secure }, () => resolve(server));
    server.once("error", reject);
  });

/** Listens on loopback, by HTTPS when there are certificates. */
export const listen = async (fetch: Fetch, port: number, tls: Certificates | undefined) => {
  const server = await start(fetch, port, tls);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: tls === undefined ? `http://127.0.0.1:${taken}` : `https://localhost:${taken}`,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
};
