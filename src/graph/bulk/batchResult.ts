import type { GraphError } from "../errors/graphError";
import type { PartAnswer } from "./envelope";

/** What came of one request of a batch. */
export type BatchResult<T> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: T;
      /** An earlier attempt, whose answer was lost, may have done it already. */
      readonly mayBeRepeat: boolean;
      /** As of a request by itself. */
      readonly gone?: GraphError | undefined;
    }
  | {
      readonly ok: false;
      /**
       * `refused`: nothing was done. `unknown`: it may have been done, and could not be asked again.
       * `notAttempted`: the time of the step was over, or the sign-in, before it was its turn.
       */
      readonly outcome: "refused" | "unknown" | "notAttempted";
      readonly error: GraphError;
      /** What Graph said last, where it said something. */
      readonly answer?: PartAnswer | undefined;
      readonly mayBeRepeat: boolean;
    };
