import { useCallback, useEffect, useState } from "preact/hooks";
import type { Topic } from "../events";

/** Asks the playground; an answer that is a failure becomes an error with its text. */
export const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (response.status === 403) throw new Error(await response.text());
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
};

const listeners = new Map<Topic, Set<() => void>>();
let source: EventSource | undefined;

const connect = (): void => {
  source = new EventSource("/api/events");
  for (const topic of ["runs", "flows", "timeline", "directory", "state"] as const)
    source.addEventListener(topic, () => {
      for (const listener of listeners.get(topic) ?? []) listener();
    });
};

/** Calls `listener` whenever something of that kind has changed on the server. */
export const listen = (topic: Topic, listener: () => void): (() => void) => {
  if (source === undefined) connect();
  const all = listeners.get(topic) ?? new Set();
  all.add(listener);
  listeners.set(topic, all);
  return () => all.delete(listener);
};

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly error: string | undefined;
  readonly reload: () => void;
}

/** What the server says under a path, asked again when one of the topics has changed. */
export const useServer = <T>(path: string, ...topics: readonly Topic[]): Loaded<T> => {
  const [data, setData] = useState<T>();
  const [error, setError] = useState<string>();
  const watched = topics.join(" ");

  const reload = useCallback(() => {
    ask<T>("GET", path).then(
      (value) => {
        setData(value);
        setError(undefined);
      },
      (reason: Error) => setError(reason.message),
    );
  }, [path]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many changes at once are one question.
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        reload();
      }, 60);
    };
    reload();
    const stops = (watched === "" ? [] : watched.split(" ")).map((topic) =>
      listen(topic as Topic, soon),
    );
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [reload, watched]);

  return { data, error, reload };
};
