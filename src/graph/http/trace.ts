import type { AxiosResponse } from "axios";
import { redaction, shownPath } from "../errors/redact";
import { header } from "./header";
import type { PendingRequest } from "./pendingRequest";

/** One attempt of one request; nothing in it is secret. */
export interface TraceEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number | string;
  readonly durationMs: number;
  readonly requestId?: string | undefined;
  /** Given when the attempt is followed by another. */
  readonly retry?: { readonly reason: string; readonly waitMs: number };
}

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
