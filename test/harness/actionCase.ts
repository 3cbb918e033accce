import type { Answer } from "./playGraph";

/** A refusal that the action's documentation page or real traffic shows. */
export interface CaseFailure {
  readonly status: number;
  readonly code: string;
  /** What Graph says, word for word. */
  readonly message: string;
  /** What the component's error tells the builder to do; the reference prints it. */
  readonly says: string;
  /** It refuses one request of a batch, which itself is answered with 200. */
  readonly inBatch?: boolean;
  /** What differs from the inputs of the case. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** What Graph answers before it refuses. */
  readonly before?: readonly Answer[];
  /** What Graph answers to the requests that find out more about the refusal. */
  readonly after?: readonly Answer[];
}

/** How an action comes to its example, and how Graph refuses it. `<key>.case.ts` has one as default export. */
export interface ActionCase {
  /** When it comes to its example, where that depends on the time. */
  readonly now?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What Graph answers, one after the other. */
  readonly answers: readonly Answer[];
  /** The instance's webhooks, by flow. */
  readonly webhookUrls?: Readonly<Record<string, string>>;
  /** What the inputs are about, where the permission depends on it: `users`. */
  readonly collection?: string;
  /** What differs from the inputs in a refusal: a token that does not tell for whom it is. */
  readonly refusedInputs?: Readonly<Record<string, unknown>>;
  /** Values of the inputs or answers that no log and no error may hold. */
  readonly secrets?: readonly string[];
  readonly failures: readonly CaseFailure[];
}
