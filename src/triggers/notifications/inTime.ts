import { within } from "../../graph";

/** Gives the value of `work`, or throws when it is not there by `endsAt`, in milliseconds since 1970. */
export const inTime = <T>(work: Promise<T>, endsAt: number): Promise<T> =>
  within(work, endsAt - Date.now(), () => new Error("Microsoft did not answer in time."));
