import { AsyncLocalStorage } from "node:async_hooks";
import type { Directory } from "../directory";
import type { Session } from "../signIn";

// All emulators of a process share it, since each request has its own store: Node keeps a storage until it is
// disabled, and each that it keeps slows down every promise.
const current = new AsyncLocalStorage<Session>();

/** Who makes the request that a change of the directory comes from. */
export const createActors = (directory: Directory) => {
  return {
    /** Whatever `work` changes is done by this session. */
    as: <T>(session: Session, work: () => Promise<T>): Promise<T> => current.run(session, work),
    /** As an audit shows it; what no request did, the service did itself. */
    initiatedBy: (): Record<string, unknown> => {
      const session = current.getStore();
      const user = session?.personId ? directory.find("user", session.personId) : undefined;
      if (user !== undefined) {
        const { id, displayName, userPrincipalName } = user;
        return { app: null, user: { id, displayName, userPrincipalName, ipAddress: "127.0.0.1" } };
      }
      return {
        user: null,
        app: {
          appId: session?.clientId ?? null,
          displayName: session === undefined ? "Microsoft Entra ID" : "Emulated app",
          servicePrincipalId: null,
          servicePrincipalName: null,
        },
      };
    },
  };
};

export type Actors = ReturnType<typeof createActors>;
