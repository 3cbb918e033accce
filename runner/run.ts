/** What a trigger hands to the flow behind it. */
export interface TriggerPayload {
  readonly body: { readonly data: unknown };
  readonly [key: string]: unknown;
}

export interface TriggerResult {
  readonly branch?: string;
  readonly payload?: TriggerPayload;
  readonly response?: {
    readonly statusCode: number;
    readonly contentType: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

/** A run of a flow that its trigger started. */
export interface Run {
  readonly flow: string;
  readonly executionId: string;
  readonly branch: string | undefined;
  /** `body.data` of the payload. */
  readonly data: unknown;
  readonly payload: TriggerPayload | undefined;
  /** Why its trigger failed. */
  readonly error?: string;
}
