import { AsyncLocalStorage } from "node:async_hooks";
import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https from "node:https";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Exchange } from "./exchange";
import type { Mask } from "./mask";

/** A request before it is sent, whole. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WatchOptions {
  readonly mask: Mask;
  readonly now: () => Date;
  /** Why a request must not be sent; undefined lets it go. */
  readonly refuse: (request: OutgoingRequest) => string | undefined;
  readonly seen: (exchange: Exchange) => void;
}

/** Longest body that is kept to be shown, in characters. */
const LONGEST_SHOWN = 400_000;

const inflate: Record<string, (data: Buffer) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const isText = (contentType: string): boolean =>
  contentType === "" || /json|text|xml|x-www-form-urlencoded|html/i.test(contentType);

const readable = (data: Buffer, contentType: string, encoding = ""): string => {
  const plain = (inflate[encoding] ?? ((same: Buffer) => same))(data);
  if (!isText(contentType)) return plain.length === 0 ? "" : `(${plain.length} bytes)`;
  const text = plain.toString("utf8");
  return text.length <= LONGEST_SHOWN
    ? text
    : `${text.slice(0, LONGEST_SHOWN)}\n… ${text.length - LONGEST_SHOWN} characters more`;
};

const flat = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );

interface Attempt {
  readonly key: string;
  readonly runId: string | undefined;
  readonly endedAt: number;
  readonly number: number;
}

/**
 * `http` and `https` for the component: they do what Node's do, show every exchange, and hold a request
 * back until it is whole, so that one that is refused sends nothing at all.
 */
export const watchHttp = ({ mask, now, refuse, seen }: WatchOptions) => {
  const runs = new AsyncLocalStorage<string>();
  let lastId = 0;
  // Of each request the last attempt, so that the next one can be told as such.
  let attempts: Attempt[] = [];

  const watch = (request: ClientRequest): ClientRequest => {
    const runId = runs.getStore();
    const chunks: Buffer[] = [];
    const { method } = request;
    const url = `${request.protocol}//${String(request.getHeader("host"))}${request.path}`;
    const startedAt = now().toISOString();
    const started = Date.now();
    lastId += 1;
    const id = lastId;
    let told = false;

    const tell = (what: Partial<Exchange> & Pick<Exchange, "outcome">): void => {
      if (told) return;
      told = true;
      const headers = flat(request.getHeaders());
      const type = headers["content-type"] ?? "";
      const body = Buffer.concat(chunks);
      const key = `${method} ${url} ${body.toString("base64")}`;
      const before = attempts.find((one) => one.key === key && one.runId === runId);
      const number = (before?.number ?? 0) + 1;
      attempts = [
        { key, runId, number, endedAt: Date.now() },
        ...attempts.filter((one) => one !== before),
      ].slice(0, 50);
      seen({
        id,
        ...(runId === undefined ? {} : { runId }),
        startedAt,
        method,
        url: mask.text(url),
        requestHeaders: mask.headers(headers),
        requestBody: mask.body(readable(body, type), type),
        ms: Date.now() - started,
        attempt: number,
        ...(before === undefined ? {} : { waitedMs: started - before.endedAt }),
        ...what,
      });
    };

    const send = { write: request.write.bind(request), end: request.end.bind(request) };
    const keep = (chunk: unknown): void => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    request.write = (chunk: unknown): boolean => {
      keep(chunk);
      return true;
    };
    request.end = ((chunk?: unknown): ClientRequest => {
      keep(chunk);
      const body = Buffer.concat(chunks);
      const refusal = refuse({
        method,
        url,
        headers: flat(request.getHeaders()),
        body: body.toString("utf8"),
      });
      if (refusal !== undefined) {
        tell({ outcome: "refused", error: refusal });
        return request.destroy(new Error(refusal));
      }
      if (body.length > 0) send.write(body);
      return send.end();
    }) as ClientRequest["end"];

    request.prependOnceListener("response", (response: IncomingMessage) => {
      const received: Buffer[] = [];
      response.on("data", (chunk: Buffer) => received.push(chunk));
      const answered = (error?: string): void => {
        const headers = flat(response.headers);
        const type = headers["content-type"] ?? "";
        const text =
          error === undefined
            ? readable(Buffer.concat(received), type, headers["content-encoding"])
            : "";
        tell({
          outcome: error === undefined ? "answered" : "failed",
          ...(error === undefined ? {} : { error }),
          status: response.statusCode ?? 0,
          responseHeaders: mask.headers(headers),
          responseBody: mask.body(text, type),
        });
      };
      response.once("end", () => answered());
      response.once("close", () => answered("The connection was cut in the middle of the answer"));
    });
    request.once("error", (error) => tell({ outcome: "failed", error: error.message }));
    request.once("close", () => tell({ outcome: "failed", error: "The request was given up" }));
    return request;
  };

  const wrap = (real: typeof http | typeof https) => {
    const request = (...args: unknown[]): ClientRequest =>
      watch((real.request as (...args: unknown[]) => ClientRequest)(...args));
    const get = (...args: unknown[]): ClientRequest => {
      const made = request(...args);
      made.end();
      return made;
    };
    return { ...real, request, get };
  };

  return {
    modules: { http: wrap(http), https: wrap(https) },
    /** What `run` requests is told as of the run. */
    during: <T>(runId: string, run: () => Promise<T>): Promise<T> => runs.run(runId, run),
  };
};
