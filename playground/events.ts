/** What has changed, so that the page asks for it again. */
export type Topic = "runs" | "flows" | "timeline" | "directory" | "state";

/** Tells the open pages that something changed; what it is they fetch themselves. */
export const createEvents = () => {
  const listeners = new Set<(topic: Topic) => void>();
  return {
    tell: (topic: Topic): void => {
      for (const listener of listeners) listener(topic);
    },
    listen: (listener: (topic: Topic) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type Events = ReturnType<typeof createEvents>;
