import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Socket } from "node:net";

/** A gateway may close a connection that is idle just when the next request is on its way. */
const LONGEST_IDLE_MS = 4_000;

/** Those of Node's own agents. */
const OPTIONS = { keepAlive: true, scheduling: "lifo", timeout: 5_000 } as const;

const idleSince = new WeakMap<Socket, number>();

const watched = <T extends Agent>(agent: T): T =>
  agent.on("free", (socket: Socket) => idleSince.set(socket, Date.now()));

/** Of the whole process, as connections are: steps that follow each other share them. */
export const agents = {
  httpAgent: watched(new Agent(OPTIONS)),
  httpsAgent: watched(new SecureAgent(OPTIONS)),
};

/**
 * Closes the connections that were idle for a while, so that the next request opens its own: one that is
 * lost on an old connection may have been carried out, and a create cannot be sent again.
 */
export const closeIdleConnections = (): void => {
  const before = Date.now() - LONGEST_IDLE_MS;
  for (const { freeSockets } of Object.values(agents))
    for (const sockets of Object.values(freeSockets))
      for (const socket of sockets ?? [])
        if ((idleSince.get(socket) ?? 0) < before) socket.destroy();
};
