import { AsyncLocalStorage } from "node:async_hooks";

interface Called {
  readonly origin: string;
  readonly version: "v1.0" | "beta";
}

// One for all emulators of a process: see ../logs/actors.
const called = new AsyncLocalStorage<Called>();

/**
 * The origin that links in answers carry: the one that the caller used. One emulator goes by several
 * names, 127.0.0.1 and localhost, or graph.microsoft.com by a hosts file.
 */
export const createOrigin = () => {
  let own = "";
  /** Of the request that is answered now, or of the emulator. */
  const current = (): string => called.getStore()?.origin ?? own;
  return {
    current,
    /** The same with the version of Graph that the caller used. */
    root: (): string => `${current()}/${called.getStore()?.version ?? "v1.0"}`,
    /** Answers a request under the name that it used. */
    answer: <T>(request: Request, work: () => T): T => {
      const { origin, pathname } = new URL(request.url);
      const version = /^\/beta(\/|$)/i.test(pathname) ? "beta" : "v1.0";
      return called.run({ origin, version }, work);
    },
    listensAt: (url: string): void => {
      own = url;
    },
  };
};

export type Origin = ReturnType<typeof createOrigin>;
