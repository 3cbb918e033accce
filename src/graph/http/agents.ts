import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Socket } from "node:net";

/** A gateway may close a connection that is idle just when the next request is on its way. */
const LONGEST_IDLE_BEFORE_POST_MS = 4_000;

/**
 * Steps of a run may be a minute apart: a connection is kept for two, so that the next step needs no
 * handshake. Of a server that announces a shorter time in `Keep-Alive`, Node keeps that one less a second.
 */
const OPTIONS = { keepAlive: true, scheduling: "lifo", timeout: 120_000 } as const;

const idleSince = new WeakMap<Socket, number>();

const watched = <T extends Agent>(agent: T): T =>
  agent.on("free", (socket: Socket) => idleSince.set(socket, Date.now()));

/** Of the whole process, as connections are: steps that follow each other share them. */
export const agents = {
  httpAgent: watched(new Agent(OPTIONS)),
  httpsAgent: watched(new SecureAgent(OPTIONS)),
};

/**
 * Closes the connections that were idle for over 4 s, so that a create gets a younger one or a new one: a
 * request that is lost on an old connection may have been carried out, and a create cannot be sent again.
 */
export const closeIdleConnections = (): void => {
  const before = Date.now() - LONGEST_IDLE_BEFORE_POST_MS;
  for (const { freeSockets } of Object.values(agents))
    for (const sockets of Object.values(freeSockets))
      for (const socket of sockets ?? [])
        if ((idleSince.get(socket) ?? 0) < before) socket.destroy();
};
