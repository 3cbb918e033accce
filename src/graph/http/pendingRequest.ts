import type { GraphRequest } from "./request";
import { isJsonValue } from "./responseBody";
import { defaultRetryPolicy, type RetryPolicy } from "./retryDecision";

/** One request and its attempts, carried through axios from the first to the last. */
export class PendingRequest {
  readonly policy: RetryPolicy;
  /** What is sent: JSON as text, anything else as it is. */
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | false>>;
  attempt = 0;
  /** An earlier attempt may have been carried out: its answer was lost. */
  mayBeDone = false;
  attemptStartedAt: number;

  constructor(
    readonly request: GraphRequest,
    readonly url: string,
    readonly startedAt: number,
    retry: Partial<RetryPolicy> | undefined,
  ) {
    const json = isJsonValue(request.body);
    this.policy = { ...defaultRetryPolicy, ...retry, ...request.retry };
    this.data = json ? JSON.stringify(request.body) : request.body;
    // Without a body axios would still name a form's type; false keeps it from that.
    const contentType: string | false = json ? "application/json" : false;
    const typed: Record<string, string | false> =
      json || request.body === undefined ? { "Content-Type": contentType } : {};
    this.headers = { ...typed, ...request.headers };
    this.attemptStartedAt = startedAt;
  }

  /** Path and body as text, to look for an id or a name in them. */
  mentions(): string {
    const path = this.url.replace(/%40/g, "@").replace(/%23/g, "#").replace(/%27/g, "'");
    return `${path} ${typeof this.data === "string" ? this.data : ""}`;
  }
}
