import type { AxiosResponse } from "axios";
import { redaction, shownPath } from "../errors/redact";
import { header } from "./header";
import type { PendingRequest } from "./pendingRequest";
import type { TraceEntry } from "./transportSettings";

/** Tells whoever wants to know that an attempt has ended. */
export const report = (
  pending: PendingRequest,
  status: number | string,
  response?: AxiosResponse,
  retry?: TraceEntry["retry"],
): void => {
  const { attempted, trace, now } = pending.settings;
  attempted?.();
  trace?.({
    method: pending.request.method,
    path: shownPath(pending.url),
    status,
    durationMs: now().getTime() - pending.attemptStartedAt,
    requestId:
      redaction([pending.token])(header(response?.headers, "request-id") ?? "") || undefined,
    ...(retry === undefined ? {} : { retry }),
  });
};
