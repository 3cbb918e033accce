import type { Clock } from "./clock";
import { GraphFault } from "./graphFault";

export interface Limits {
  /** Resource units of an app in this tenant in 10 seconds. */
  readonly resourceUnits: number;
  /** Writes of an app in this tenant in 150 seconds. */
  readonly writes: number;
}

const UNITS_WINDOW_MS = 10_000;
const WRITES_WINDOW_MS = 150_000;
const WRITES = 3_000;
const NEAR_LIMIT = 0.8;

/** Reads of applications that select keyCredentials, in a minute: https://learn.microsoft.com/graph/api/application-get */
const KEY_CREDENTIALS = 150;
const KEY_CREDENTIALS_WINDOW_MS = 60_000;

const readsKeyCredentials = (method: string, path: string, params: URLSearchParams): boolean =>
  method === "GET" &&
  /^\/applications\b/.test(path) &&
  /\bkeyCredentials\b/i.test(params.get("$select") ?? "");

/** The limits of a tenant by its size: S below 50 users, M up to 500, L above. */
export const limitsFor = (users: number): Limits => ({
  resourceUnits: users < 50 ? 3_500 : users <= 500 ? 5_000 : 8_000,
  writes: WRITES,
});

/** First match wins. */
const costs: readonly (readonly [RegExp, number])[] = [
  [/^\/groups\/[^/]+\/transitiveMembers/, 5],
  [/^\/groups\/[^/]+\/members/, 3],
  [/^\/users/, 2],
  [/^\/subscribedSkus/, 3],
  [/^\/applications/, 2],
];

/** What a request costs, in resource units. */
export const costOf = (method: string, path: string, params: URLSearchParams): number => {
  if (method !== "GET") return 1;
  const base = costs.find(([route]) => route.test(path))?.[1] ?? 1;
  const selected = params.has("$select") ? -1 : 0;
  const expanded = params.has("$expand") ? 1 : 0;
  const small = Number(params.get("$top") ?? 100) < 20 ? -1 : 0;
  return Math.max(1, base + selected + expanded + small);
};

/**
 * Counts resource units and writes in windows of the emulated clock, and refuses what is beyond.
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export const createThrottling = (clock: Clock, limits: Limits) => {
  const windows = new Map<string, { count: number; endsAt: number }>();

  const spend = (
    key: string,
    amount: number,
    limit: number,
    lengthMs: number,
    information: string,
  ): number => {
    const now = clock.now().getTime();
    const current = windows.get(key);
    const window =
      current !== undefined && current.endsAt > now
        ? current
        : { count: 0, endsAt: now + lengthMs };
    window.count += amount;
    windows.set(key, window);
    if (window.count > limit) {
      throw new GraphFault(429, "TooManyRequests", "Please retry again later.", {
        headers: {
          "Retry-After": String(Math.max(1, Math.ceil((window.endsAt - now) / 1000))),
          "x-ms-throttle-scope": `Tenant_Application/ReadWrite/${key}`,
          "x-ms-throttle-information": information,
        },
      });
    }
    return window.count / limit;
  };

  /** Counts a request and gives the headers that tell of it; throws when it is one too many. */
  const count = (
    clientId: string,
    method: string,
    path: string,
    params: URLSearchParams,
  ): Record<string, string> => {
    if (readsKeyCredentials(method, path, params)) {
      spend(
        "tenant/keyCredentials",
        1,
        KEY_CREDENTIALS,
        KEY_CREDENTIALS_WINDOW_MS,
        "ResourceUnitLimitExceeded",
      );
    }
    const cost = costOf(method, path, params);
    const used = spend(
      `${clientId}/units`,
      cost,
      limits.resourceUnits,
      UNITS_WINDOW_MS,
      "ResourceUnitLimitExceeded",
    );
    const written =
      method === "GET"
        ? 0
        : spend(`${clientId}/writes`, 1, limits.writes, WRITES_WINDOW_MS, "WriteLimitExceeded");
    const share = Math.max(used, written);
    return {
      "x-ms-resource-unit": String(cost),
      ...(share > NEAR_LIMIT ? { "x-ms-throttle-limit-percentage": share.toFixed(2) } : {}),
    };
  };

  return { count };
};

export type Throttling = ReturnType<typeof createThrottling>;
