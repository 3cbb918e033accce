import { within } from "../../graph";

/** Gives the value of `work`, or throws when it is not there by then. `due` as in `Date.now()`. */
export const inTime = <T>(work: Promise<T>, due: number): Promise<T> =>
  within(work, due - Date.now(), () => new Error("Microsoft did not answer in time."));
