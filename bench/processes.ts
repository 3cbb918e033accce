import { type ChildProcess, fork } from "node:child_process";
import { round, server } from "./build";
import type { Contender, Figures, Seen, ServerPlan } from "./cases/benchCase";
import type { Absent, Assignment, Measured } from "./round";
import type { Setup, Wish } from "./server";

/** What every process of a run needs. */
export interface World {
  readonly bundle: string;
  readonly emptyBundle: string;
  readonly tls: Setup["tls"];
  readonly caFile: string;
}

/** The next message of a process; an error when it ends without one. */
const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });

const ask = <T>(child: ChildProcess, message: object | string): Promise<T> => {
  const answer = heard<T>(child);
  child.send(message);
  return answer;
};

export interface Server {
  readonly origin: string;
  readonly ask: <T>(wish: Wish) => Promise<T>;
  readonly stop: () => void;
}

export const startServer = async (plan: ServerPlan, { tls }: World): Promise<Server> => {
  const child = fork(server, { execArgv: [] });
  const origin = await ask<string>(child, { plan, tls } satisfies Setup);
  return { origin, ask: (wish) => ask(child, wish), stop: () => child.disconnect() };
};

const NOTHING_SEEN: Seen = {
  requests: 0,
  sockets: 0,
  handshakes: 0,
  refusedInWindow: 0,
  lateCreates: 0,
  serverMs: 0,
};

export interface Played extends Figures {
  readonly count: number;
}

/** One round of a contender; undefined when its packages are not installed. */
export const playRound = async (
  contender: Contender,
  at: Server | undefined,
  world: World,
): Promise<Played | undefined> => {
  await at?.ask("start");
  const startedAt = performance.now();
  const child = fork(round, {
    execArgv: ["--expose-gc"],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: world.caFile },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ready = await ask<"ready" | Absent>(child, {
    file: contender.file,
    work: contender.work,
    input: { bundle: world.emptyBundle, ...contender.input },
    origin: at?.origin ?? "",
    bundle: world.bundle,
  } satisfies Assignment);
  if (ready !== "ready") return undefined;
  await at?.ask("begin");
  const measured = await ask<Measured>(child, "begin");
  const seen = (await at?.ask<Seen>("tell")) ?? NOTHING_SEEN;
  await ended;
  return { ...measured, ...seen, processMs: performance.now() - startedAt };
};
