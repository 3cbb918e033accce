import { clearTimeout, setTimeout } from "node:timers";
import { targetUrl } from "../urls/targetUrl";
import { deletedItemId, deletedItemName, pathNames, valueNames } from "./mentionedNames";
import type { GraphRequest } from "./request";
import { isJsonValue } from "./responseBody";
import { defaultRetryPolicy, type RetryPolicy } from "./retryDecision";
import type { ThrottleGate, ThrottleNews } from "./throttleGate";
import type { TransportSettings } from "./transportSettings";

/** One request and its attempts, carried through axios from the first to the last. */
export class PendingRequest {
  readonly url: string;
  readonly startedAt: number;
  readonly policy: RetryPolicy;
  /** What is sent: JSON as text, anything else as it is. */
  readonly data: unknown;
  readonly headers: Record<string, string | false>;
  /** The access token of the last attempt, to be kept out of what is shown. */
  token = "";
  attempt = 0;
  /** An earlier attempt may have been carried out: its answer was lost. */
  mayBeDone = false;
  wasThrottled = false;
  attemptStartedAt: number;
  private timer: NodeJS.Timeout | undefined;
  private gate: ThrottleGate | undefined;

  /** @throws InputError for a URL that is not Graph's. */
  constructor(
    readonly request: GraphRequest,
    readonly settings: TransportSettings,
  ) {
    const { origin, retry, userAgent, time } = settings;
    const { body, headers } = request;
    const json = isJsonValue(body);
    this.url = targetUrl(request, origin);
    this.startedAt = time();
    this.attemptStartedAt = this.startedAt;
    this.policy = { ...defaultRetryPolicy, ...retry, ...request.retry };
    this.data = json ? JSON.stringify(body) : body;
    this.headers = { Accept: "application/json" };
    if (userAgent !== undefined) this.headers["User-Agent"] = userAgent;
    // Without a body axios would still name a form's type; false keeps it from that.
    if (json || body === undefined)
      this.headers["Content-Type"] = json ? "application/json" : false;
    Object.assign(this.headers, headers);
  }

  /** An attempt begins: it counts for the gate, and ends by itself when its time is over. */
  begin(gate: ThrottleGate): void {
    this.gate = gate;
    gate.begin();
  }

  /** The signal that ends the attempt in time. */
  deadline(): AbortSignal {
    const { time, endsAt, timeoutMs } = this.settings;
    const controller = new AbortController();
    const ms = Math.max(1, Math.min(this.request.timeoutMs ?? timeoutMs, endsAt - time()));
    this.attemptStartedAt = time();
    this.timer = setTimeout(() => controller.abort(), ms).unref();
    return controller.signal;
  }

  /** The attempt has ended, with what its answer told of throttling. */
  end(news?: ThrottleNews): void {
    clearTimeout(this.timer);
    this.gate?.end(news);
    this.gate = undefined;
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
}
