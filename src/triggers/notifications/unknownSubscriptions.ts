import { setNewest } from "../../graph";

const REMEMBERED_MS = 60_000;
/** A flow has one subscription: more unknown ids in a minute than this are made up. */
const MOST_FRUITLESS = 20;
const MOST = 1_000;

/**
 * The subscriptions that notifications named and that were not the flow's: not asked for again for a
 * while, so that forged calls do not cost requests. Of the process, like the throttling that they would
 * bring about.
 */
export const createUnknownSubscriptions = (now: () => number = Date.now) => {
  const seen = new Map<string, { flow: string; at: number }>();

  const forgetOld = (): void => {
    for (const [key, { at }] of seen) if (now() - at >= REMEMBERED_MS) seen.delete(key);
  };

  return {
    remember: (flow: string, id: string): void => {
      setNewest(seen, `${flow} ${id}`, { flow, at: now() }, MOST);
    },
    has: (flow: string, id: string): boolean => {
      forgetOld();
      return seen.has(`${flow} ${id}`);
    },
    /** Too many for now: nothing more is asked, whatever the ids are. */
    tooMany: (flow: string): boolean => {
      forgetOld();
      return [...seen.values()].filter((entry) => entry.flow === flow).length >= MOST_FRUITLESS;
    },
  };
};
