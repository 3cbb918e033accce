import type { Method } from "../http/method";
import type { Permission } from "./permission";

/** One entry of `error.details`, e.g. `{ code: "ObjectConflict", target: "userPrincipalName" }`. */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** What the token allows, as its own claims say. */
export interface Granted {
  readonly appOnly: boolean;
  has(permission: string): boolean;
}

/** What is known of a request that failed. */
export interface GraphFailure {
  readonly operation: string;
  readonly permission?: Permission | undefined;
  /** Absent where the token does not say. */
  readonly granted?: Granted | undefined;
  readonly method: Method;
  /** The same request may be sent again, though it is a POST. */
  readonly repeatable?: boolean | undefined;
  /** Without its query: that may hold tokens and personal data. */
  readonly path: string;
  /** Absent when no response came. */
  readonly status?: number | undefined;
  /** Graph's error code, or the network's (`ECONNREFUSED`); may be empty. */
  readonly code: string;
  /** The closer code that some services put inside. */
  readonly innerCode?: string | undefined;
  /** What Graph said, word for word. */
  readonly graphMessage: string;
  readonly requestId?: string | undefined;
  readonly clientRequestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly details: readonly ErrorDetail[];
  /** Where a 410 says that a delta round starts anew. */
  readonly location?: string | undefined;
  /** An earlier attempt, whose answer was lost, may have done it, whatever the last one came to. */
  readonly mayBeDone?: boolean | undefined;
  /** How far what needs many requests came: "after 3 pages with 2997 entries". */
  readonly progress?: string | undefined;
  /** What to do next, where the caller knows better than the status code does. */
  readonly advice?: string | undefined;
}
