import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";

import { GraphFault } from "./graphFault";

type Refusal =
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

/** What the HTTP server hands to the app; missing for the requests inside a batch. */
interface Wire {
  readonly incoming?: { readonly socket: { resetAndDestroy: () => void } };
  readonly outgoing?: {
    writeHead: (status: number, headers: Record<string, string>) => void;
    write: (chunk: Buffer, written: () => void) => void;
  };
}

const answerWith = (
  c: Context,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void => {
  c.res = undefined;
  c.res = c.newResponse(body === "" ? null : body, status as 200, {
    "Content-Type": "application/json",
    ...headers,
  });
};

const alreadySent = (c: Context): Response => {
  c.res = undefined;
  c.res = RESPONSE_ALREADY_SENT;
  return RESPONSE_ALREADY_SENT;
};

const cut = async (
  c: Context,
  partly: "nothing" | "half" | "stalled",
): Promise<Response | undefined> => {
  const { incoming, outgoing } = (c.env ?? {}) as Wire;
  if (incoming === undefined || outgoing === undefined) {
    answerWith(c, 503, "", {});
    return undefined;
  }
  if (partly === "nothing") {
    incoming.socket.resetAndDestroy();
    return alreadySent(c);
  }
  const body = Buffer.from(await c.res.text());
  outgoing.writeHead(c.res.status, {
    "Content-Type": c.res.headers.get("content-type") ?? "application/json",
    "Content-Length": String(body.length + 1),
  });
  outgoing.write(body.subarray(0, body.length >> 1), () => {
    if (partly === "half") incoming.socket.resetAndDestroy();
  });
  return alreadySent(c);
};

/**
 * What the directory says when it does nothing.
 * https://github.com/nais/azurerator/issues/448, https://github.com/cnbeining/onedrivecmd/issues/67,
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/21469
 */
const REFUSALS: Readonly<
  Record<Refusal, readonly [status: number, code: string, message: string]>
> = {
  concurrencyViolation: [
    409,
    "Directory_ConcurrencyViolation",
    "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
  ],
  quotaExceeded: [
    403,
    "Directory_QuotaExceeded",
    "The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.",
  ],
  resourceSizeExceeded: [
    403,
    "Directory_ResourceSizeExceeded",
    "The size of the object has exceeded its limit. Please reduce the number of values and retry your request.",
  ],
};

/** Acts a fault out around the ordinary work of a request. */
export const playFault = async (
  c: Context,
  fault: FaultAnswer,
  work: () => Promise<void>,
  expireTokens: () => void,
): Promise<Response | undefined> => {
  switch (fault.kind) {
    case "latency":
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      await work();
      return undefined;
    case "expireTokens":
      expireTokens();
      await work();
      return undefined;
    case "status": {
      if (fault.done) await work();
      const body = typeof fault.body === "object" ? JSON.stringify(fault.body) : (fault.body ?? "");
      answerWith(c, fault.status, body, fault.headers ?? {});
      return undefined;
    }
    case "concurrencyViolation":
    case "quotaExceeded":
    case "resourceSizeExceeded":
      throw new GraphFault(...REFUSALS[fault.kind]);
    case "malformed":
      await work();
      answerWith(c, c.res.status, fault.body, {
        "Content-Type": fault.contentType ?? "application/json",
      });
      return undefined;
    case "reset":
      if (fault.done) await work();
      return cut(c, "nothing");
    case "truncate":
      await work();
      return cut(c, "half");
    case "stall":
      await work();
      return cut(c, "stalled");
  }
};
