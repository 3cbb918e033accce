import type { Method } from "./method";
import type { Query } from "./query";
import type { RetryPolicy } from "./retryDecision";

/** One call of Microsoft Graph, as an action describes it. */
export interface GraphRequest {
  /** What is attempted, in the action's own words ("Get User"); it begins every error message. */
  readonly operation: string;
  /** The least permission that the call needs, named when Graph answers 403. */
  readonly permission?: string;
  readonly method: Method;
  /** A path under `/v1.0` made by `graphPath`, or an absolute URL on the connection's Graph origin. */
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, in which undefined properties disappear; text, bytes and streams go as they are. */
  readonly body?: unknown;
  /** `json` unless given. */
  readonly responseType?: "json" | "text" | "arraybuffer";
  readonly timeoutMs?: number;
  /** False where a 404 is an answer even about an object that was created moments ago. */
  readonly awaitReplication?: boolean;
  readonly retry?: Partial<RetryPolicy>;
}

export interface GraphResponse<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for an empty answer, such as 204. */
  readonly body: T;
}

/** What everything above the transport needs of it. */
export interface GraphClient {
  /** `https://graph.microsoft.com`, or the origin of another cloud. */
  readonly origin: string;
  /** @throws GraphError when Graph refuses or cannot be reached; InputError for a foreign URL. */
  request<T = unknown>(request: GraphRequest): Promise<GraphResponse<T>>;
}
