import { AsyncLocalStorage } from "node:async_hooks";

// One for all emulators of a process: see ../logs/actors.
const called = new AsyncLocalStorage<string>();

/**
 * The origin that links in answers carry: the one that the caller used. One emulator goes by several
 * names, 127.0.0.1 and localhost, or graph.microsoft.com by a hosts file.
 */
export const createOrigin = () => {
  let own = "";
  return {
    /** Of the request that is answered now, or of the emulator. */
    current: (): string => called.getStore() ?? own,
    /** Answers a request under the name that it used. */
    answer: <T>(request: Request, work: () => T): T =>
      called.run(new URL(request.url).origin, work),
    listensAt: (url: string): void => {
      own = url;
    },
  };
};
