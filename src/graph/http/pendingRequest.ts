import { deletedItemId, deletedItemName, pathNames, valueNames } from "./mentionedNames";
import type { GraphRequest } from "./request";
import { isJsonValue } from "./responseBody";
import { defaultRetryPolicy, type RetryPolicy } from "./retryDecision";

/** One request and its attempts, carried through axios from the first to the last. */
export class PendingRequest {
  readonly policy: RetryPolicy;
  /** What is sent: JSON as text, anything else as it is. */
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | false>>;
  /** The access token of the last attempt, to be kept out of what is shown. */
  token = "";
  attempt = 0;
  /** An earlier attempt may have been carried out: its answer was lost. */
  mayBeDone = false;
  wasThrottled = false;
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

  /** The names in path and body that may be those of an object, and what it is called when it was deleted. */
  mentions(): string[] {
    const item = deletedItemId(this.url);
    return [
      ...pathNames(this.url),
      ...valueNames(this.request.body),
      ...(item === undefined ? [] : [deletedItemName(item)]),
    ];
  }

  /** The last name of the path: of a DELETE, what it deletes. */
  target(): string | undefined {
    return pathNames(this.url).at(-1);
  }
}
