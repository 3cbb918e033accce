/** What the directory says when it does nothing. */
export type Refusal =
  /** Somebody else writes to the tenant at this moment, and the request may come again. */
  | "concurrencyViolation"
  /** The app has created as many objects as it may. */
  | "quotaExceeded"
  /** The object takes no more values. */
  | "resourceSizeExceeded";

/** What happens to a request instead of, or on top of, its ordinary answer. */
export type FaultAnswer =
  /** Another status. With `done` the work is done all the same, and only its answer is lost. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object;
      readonly done?: boolean;
    }
  /** The ordinary answer, later. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The connection is cut, before or after the work. */
  | { readonly kind: "reset"; readonly done?: boolean }
  /** Half of the ordinary answer, then the connection is cut. */
  | { readonly kind: "truncate" }
  /** Headers and half of the ordinary answer, then nothing. */
  | { readonly kind: "stall" }
  /** The ordinary status with another body. */
  | { readonly kind: "malformed"; readonly body: string; readonly contentType?: string }
  /** The directory refuses: nothing is done. */
  | { readonly kind: Refusal }
  /** Every access token expires before the request is looked at. */
  | { readonly kind: "expireTokens" };

export interface Fault {
  readonly method?: string;
  /** Matched against the path without its query, `/v1.0/users`. */
  readonly path?: RegExp;
  /** So many matching requests pass first. */
  readonly skip?: number;
  /** How many requests it hits; all that match unless given. */
  readonly times?: number;
  /** A function decides request by request; undefined lets it pass. */
  readonly answer: FaultAnswer | ((method: string, path: string) => FaultAnswer | undefined);
}

/** The fault plan of an emulator. The first fault that matches a request answers it. */
export const createFaults = () => {
  let planned: { fault: Fault; seen: number; hit: number }[] = [];

  const next = (method: string, path: string): FaultAnswer | undefined => {
    for (const plan of planned) {
      const { fault } = plan;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (fault.path !== undefined && !fault.path.test(path)) continue;
      plan.seen += 1;
      if (plan.seen <= (fault.skip ?? 0) || plan.hit >= (fault.times ?? Number.POSITIVE_INFINITY))
        continue;
      const answer = typeof fault.answer === "function" ? fault.answer(method, path) : fault.answer;
      if (answer === undefined) continue;
      plan.hit += 1;
      return answer;
    }
    return undefined;
  };

  return {
    plan: (...faults: readonly Fault[]): void => {
      planned.push(...faults.map((fault) => ({ fault, seen: 0, hit: 0 })));
    },
    clear: (): void => {
      planned = [];
    },
    /** Each with how many requests it hit so far. */
    planned: (): readonly { readonly fault: Fault; readonly hit: number }[] => planned,
    next,
  };
};

export type Faults = ReturnType<typeof createFaults>;
