import type { BulkError } from "../bulk/bulkResult";
import type { GraphClient, Purpose } from "../http/request";
import type { LicensedUser } from "../licences";

/** Who leaves. */
export interface LeavingUser extends LicensedUser {
  readonly id: string;
  readonly accountEnabled?: boolean | null;
}

/** What every step works on. */
export interface Leaving {
  readonly graph: GraphClient;
  readonly purpose: Purpose;
  readonly user: LeavingUser;
  /** Look, and write nothing. */
  readonly dryRun: boolean;
}

/** A group, a licence, a role: what a user has. */
export interface Belonging {
  readonly id: string;
  /** Null where Graph does not tell it. */
  readonly name: string | null;
}

/** What cannot be taken away here, and why. */
export type Skipped = Belonging & { readonly reason: string };

export type Failed = Belonging & { readonly error: BulkError };

interface StepDetail {
  /** Why the step was skipped. */
  readonly reason?: string;
  /** Of a dry run: what would be taken away. */
  readonly toRemove?: readonly Belonging[];
  readonly removed?: readonly Belonging[];
  readonly skipped?: readonly Skipped[];
  readonly failed?: readonly Failed[];
}

/** What came of a step. */
export interface StepOutcome {
  /**
   * `already`: there was nothing to do. `skipped`: what there is cannot be done here, `detail` says why.
   * `failed`: it is not done, or not all of it.
   */
  readonly status: "done" | "already" | "skipped" | "failed";
  readonly detail: StepDetail | null;
  readonly error: BulkError | null;
}

export type Step = (leaving: Leaving) => Promise<StepOutcome>;

const DRY_RUN = "Dry run: nothing was written.";

export const done: StepOutcome = { status: "done", detail: null, error: null };

export const already: StepOutcome = { status: "already", detail: null, error: null };

export const skipped = (reason: string): StepOutcome => ({
  status: "skipped",
  detail: { reason },
  error: null,
});

/** What a step that would write says of a dry run. */
export const notWritten = skipped(DRY_RUN);

/** What came of everything that a step was to take away. */
export interface Removal {
  readonly removed: readonly Belonging[];
  readonly skipped: readonly Skipped[];
  readonly failed: readonly Failed[];
}

export const removalOutcome = ({ removed, skipped, failed }: Removal): StepOutcome => {
  const detail = { removed, skipped, failed };
  const [first] = failed;
  if (first !== undefined) return { status: "failed", detail, error: first.error };
  if (removed.length > 0) return { status: "done", detail, error: null };
  return { status: skipped.length > 0 ? "skipped" : "already", detail, error: null };
};

/** The same of a dry run, in which all of it is still there. */
export const dryRunOutcome = (
  toRemove: readonly Belonging[],
  skipped: readonly Skipped[],
): StepOutcome => {
  const { status, detail, error } = removalOutcome({ removed: [], skipped, failed: [] });
  return toRemove.length === 0
    ? { status, detail, error }
    : { status: "skipped", detail: { reason: DRY_RUN, toRemove, ...detail }, error };
};
