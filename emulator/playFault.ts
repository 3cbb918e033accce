import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { FaultAnswer, Refusal } from "./faults";
import { GraphFault } from "./graphFault";

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
