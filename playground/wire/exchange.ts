/** A request of the component and what came of it, without secrets. Times are ISO 8601, `ms` is real time. */
export interface Exchange {
  readonly id: number;
  /** The run that made it; missing for flows that started by themselves. */
  readonly runId?: string;
  readonly startedAt: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly outcome: "answered" | "failed" | "refused";
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: string;
  /** Why there is no answer. */
  readonly error?: string;
  readonly ms: number;
  /** 1 for the first try of a request, 2 when it is sent again, and so on. */
  readonly attempt: number;
  /** Time since the attempt before it ended. */
  readonly waitedMs?: number;
}
