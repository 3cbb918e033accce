import type { GraphError } from "../errors/graphError";
import type { Granted } from "../errors/graphFailure";
import type { Permission } from "../errors/permission";
import type { Query } from "../urls/query";
import type { Method } from "./method";
import type { RecentCreations } from "./recentCreations";
import type { RetryPolicy } from "./retryDecision";

/** What a request is made for: named in its errors. */
export interface Purpose {
  /** What is attempted, in the action's own words ("Get User"); it begins every error message. */
  readonly operation: string;
  /** What Graph asks for, named when it answers 403; absent where nobody can know it. */
  readonly permission?: Permission;
}

/** One request to Microsoft Graph, as an action describes it. */
export interface GraphRequest extends Purpose {
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
  /** Most megabytes that the answer may have, decompressed; 64 unless given. */
  readonly longestAnswerMb?: number;
  /**
   * False where a 404 is an answer even about an object that was created moments ago; a pattern for what
   * Graph says of such an object here, besides what it says of it anywhere.
   */
  readonly awaitReplication?: boolean | RegExp;
  readonly retry?: Partial<RetryPolicy>;
  /** Gets the text of a good answer before it is parsed; what it asks of Graph is sent first. */
  readonly onText?: (text: string) => void;
  /** A POST that may be sent twice: it only reads, or sets what the first one has set. */
  readonly repeatable?: boolean;
}

export interface GraphResponse<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for an empty answer, such as 204. */
  readonly body: T;
  /** An earlier attempt, whose answer was lost, may have done it already. */
  readonly mayBeRepeat?: boolean;
  /** An earlier attempt was throttled. */
  readonly wasThrottled?: boolean;
  /** The 404 of a repeated DELETE: the first one has done it, or what it was to be removed from is not there. */
  readonly gone?: GraphError | undefined;
}

/** What everything above the transport needs of it. */
export interface GraphClient {
  /** `https://graph.microsoft.com`, or the origin of another cloud. */
  readonly origin: string;
  /** What the token of the last request allows, where it says so. */
  granted?(): Granted | undefined;
  /** What was created moments ago, for requests that travel inside of a batch. */
  readonly recent?: RecentCreations;
  /** @throws GraphError when Graph refuses or cannot be reached; InputError for a foreign URL. */
  request<T = unknown>(request: GraphRequest): Promise<GraphResponse<T>>;
}
