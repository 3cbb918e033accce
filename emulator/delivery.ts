import type { Clock } from "./clock";
import { isBroker } from "./subscriptions/endpoint";

const FIRST_ATTEMPT_MS = 3_000;
const RETRY_ATTEMPT_MS = 10_000;
const FIRST_RETRY_MS = 10_000;
const GIVE_UP_MS = 4 * 3_600_000;
const WINDOW_MS = 600_000;
const SLOW_SHARE = 0.1;
const DROP_SHARE = 0.15;
/** Fewer answers than this say nothing about an endpoint. */
const LEAST_ANSWERS = 10;

export type Item = Record<string, unknown>;

/** How an endpoint is treated: at once, ten minutes late, or not at all. */
export type EndpointState = "healthy" | "slow" | "drop";

export interface Delivery {
  readonly url: string;
  readonly status: number | "failed";
  readonly items: number;
  readonly attempt: number;
}

export const post = (
  url: string,
  body: string,
  contentType: string,
  timeoutMs: number,
): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "Content-Type": contentType },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });

/**
 * Delivers to endpoints with Graph's timing: 3 seconds for the first attempt, then retries of 10
 * seconds each, 10 seconds apart and doubling, for four hours of emulated time. An endpoint that is
 * slow gets its notifications ten minutes late; one that hardly answers gets none for ten minutes.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const createDelivery = (
  clock: Clock,
  timing = { slowMs: FIRST_ATTEMPT_MS, tooSlowMs: RETRY_ATTEMPT_MS },
) => {
  const underway = new Set<Promise<void>>();
  const deliveries: Delivery[] = [];
  /** What was put into event hubs and event grids. */
  const brokered: { url: string; items: readonly Item[] }[] = [];
  const answers = new Map<string, { at: number; ms: number }[]>();

  const recent = (url: string): readonly { ms: number }[] => {
    const since = clock.now().getTime() - WINDOW_MS;
    const kept = (answers.get(url) ?? []).filter(({ at }) => at >= since);
    answers.set(url, kept);
    return kept;
  };

  const stateOf = (url: string): EndpointState => {
    const times = recent(url);
    if (times.length < LEAST_ANSWERS) return "healthy";
    const share = (limit: number) => times.filter(({ ms }) => ms > limit).length / times.length;
    if (share(timing.tooSlowMs) > DROP_SHARE) return "drop";
    return share(timing.slowMs) > SLOW_SHARE ? "slow" : "healthy";
  };

  const track = (work: Promise<void>): void => {
    underway.add(work);
    work.finally(() => underway.delete(work));
  };

  const attempt = async (
    url: string,
    items: readonly Item[],
    number: number,
    waitMs: number,
    spentMs: number,
  ): Promise<void> => {
    const startedAt = performance.now();
    const limit = number === 1 ? FIRST_ATTEMPT_MS : RETRY_ATTEMPT_MS;
    const status = await post(url, JSON.stringify({ value: items }), "application/json", limit)
      .then((response) => response.status)
      .catch(() => "failed" as const);
    answers.set(url, [
      ...recent(url),
      { at: clock.now().getTime(), ms: performance.now() - startedAt },
    ] as { at: number; ms: number }[]);
    deliveries.push({ url, status, items: items.length, attempt: number });
    const taken = status !== "failed" && status >= 200 && status < 300;
    if (!taken && spentMs + waitMs <= GIVE_UP_MS) {
      clock.after(waitMs, () =>
        track(attempt(url, items, number + 1, waitMs * 2, spentMs + waitMs)),
      );
    }
  };

  const deliver = (url: string, items: readonly Item[]): void => {
    if (isBroker(url)) {
      brokered.push({ url, items });
      return;
    }
    const state = stateOf(url);
    if (state === "drop") return;
    if (state === "slow")
      clock.after(WINDOW_MS, () => track(attempt(url, items, 1, FIRST_RETRY_MS, 0)));
    else track(attempt(url, items, 1, FIRST_RETRY_MS, 0));
  };

  return { deliver, deliveries, brokered, stateOf, busy: (): Promise<void>[] => [...underway] };
};
