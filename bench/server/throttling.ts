import type { ServerPlan } from "../cases/benchCase";

/**
 * Resource units of a request; the costs that the benches need.
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
const costOf = (method: string, path: string): number =>
  method === "GET" && path === "/users" ? 2 : 1;

const NEAR_LIMIT = 0.8;

/** What a request comes to: headers of its answer, or the seconds after which it may come again. */
export type Spent = { readonly headers: string } | { readonly retryAfter: number };

/** Counts resource units in windows that begin with the first request after the last one's end. */
export const createThrottling = (limit: ServerPlan["limit"]) => {
  let window = { units: 0, refused: 0, endsAt: 0 };
  let mostRefused = 0;

  const current = (): typeof window => {
    const now = performance.now();
    if (limit !== undefined && window.endsAt <= now)
      window = { units: 0, refused: 0, endsAt: now + limit.windowMs };
    return window;
  };

  return {
    spend: (method: string, path: string): Spent => {
      if (limit === undefined) return { headers: "" };
      const { endsAt, units } = current();
      const cost = costOf(method, path);
      if (units + cost > limit.resourceUnits)
        return { retryAfter: Math.max(1, Math.ceil((endsAt - performance.now()) / 1000)) };
      window.units += cost;
      const share = window.units / limit.resourceUnits;
      const near =
        share > NEAR_LIMIT ? `x-ms-throttle-limit-percentage: ${share.toFixed(2)}\r\n` : "";
      return { headers: `x-ms-resource-unit: ${cost}\r\n${near}` };
    },
    /** A request was refused, or a part of it. */
    noteRefusal: (): void => {
      current().refused += 1;
      mostRefused = Math.max(mostRefused, window.refused);
    },
    mostRefused: (): number => mostRefused,
    reset: (): void => {
      window = { units: 0, refused: 0, endsAt: 0 };
      mostRefused = 0;
    },
  };
};

export type Throttling = ReturnType<typeof createThrottling>;
