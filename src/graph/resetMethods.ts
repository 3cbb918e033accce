import {
  type AuthenticationMethod,
  type AuthenticationMethodKind,
  authenticationMethodKinds,
} from "./authenticationMethod";
import { type BulkError, type BulkOutcome, invalidEntry } from "./bulk/bulkResult";
import { GraphError, isNotFound } from "./errors/graphError";
import { InputError } from "./errors/inputError";
import { isOutcomeUnknown } from "./errors/outcome";
import { withProgress } from "./errors/withProgress";
import type { GraphClient, Purpose } from "./http/request";
import { collect } from "./paging";
import { graphPath } from "./urls/path";

/** What came of one method. */
export type MethodOutcome = BulkOutcome<{
  /** `phone`, `fido2`, …, or a newer one that cannot be deleted here. */
  readonly kind: string;
  /** It was to stay. */
  readonly kept: boolean;
}>;

const PASSWORD = "password";

/** `phone` of `#microsoft.graph.phoneAuthenticationMethod`. */
const kindOf = ({ "@odata.type": type = "" }: AuthenticationMethod): string =>
  type.replace(/^#?microsoft\.graph\.|AuthenticationMethod$/g, "");

const isKnown = (kind: string): kind is AuthenticationMethodKind =>
  (authenticationMethodKinds as readonly string[]).includes(kind);

const errorOf = (error: GraphError | InputError): BulkError =>
  error instanceof GraphError
    ? { status: error.status ?? null, code: error.code, message: error.message }
    : invalidEntry(error.message);

const notKnown = (kind: string): BulkError =>
  invalidEntry(
    `Methods of the kind ${kind || "unknown"} cannot be deleted here. Delete it in the Microsoft Entra admin center.`,
  );

/** Why a method was not deleted, as far as is known: it may have been, by an attempt without an answer. */
const maybeDeleted = ({ error, ...outcome }: MethodOutcome): MethodOutcome => ({
  ...outcome,
  error: error && { ...error, code: "OutcomeUnknown" },
});

/** Graph said no, and may say yes when the others are gone. */
const isRefusal = (error: unknown): error is GraphError =>
  error instanceof GraphError &&
  error.status !== undefined &&
  error.status >= 400 &&
  error.status < 500;

/** Of a fault on the way, the refusal before it tells more; but that of the default method may be over. */
const triedAgain = (refusal: GraphError): GraphError =>
  refusal.status === 400
    ? new GraphError({
        ...refusal,
        advice: "Another try, after the other methods, failed on the way. Run the step again.",
      })
    : refusal;

const mayBeDone = (error: unknown): boolean =>
  error instanceof GraphError && isOutcomeUnknown(error);

/**
 * Deletes the methods by which a user signs in, apart from the password and the kinds to keep, and says
 * what came of each. Graph keeps the default method while others are left, and v1.0 does not tell which one
 * that is: what was refused is tried once more at the end. Where an answer was lost, they are listed again.
 *
 * @throws GraphError when the methods cannot be listed.
 * @see https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
export const resetMethods = async (
  graph: GraphClient,
  purpose: Purpose,
  userId: string,
  keep: readonly AuthenticationMethodKind[],
): Promise<MethodOutcome[]> => {
  const listed = async (): Promise<AuthenticationMethod[]> => {
    const { value } = await collect<AuthenticationMethod>(graph, {
      ...purpose,
      method: "GET",
      path: graphPath`/users/${userId}/authentication/methods`,
    });
    return value;
  };

  const outcomes: MethodOutcome[] = [];
  /** The error that kept the method from being deleted; one that is gone already is deleted. */
  const failureOf = async (kind: string, id: string): Promise<GraphError | InputError | null> => {
    try {
      await graph.request({
        ...purpose,
        method: "DELETE",
        path: graphPath`/users/${userId}/authentication/${`${kind}Methods`}/${id}`,
        awaitReplication: false, // 404 is how Graph says that it is gone
      });
      return null;
    } catch (error) {
      if (isNotFound(error)) return null;
      if (error instanceof GraphError || error instanceof InputError) return error;
      const { length } = outcomes.filter(({ kept, error }) => !kept && error === null);
      throw length === 0 ? error : withProgress(error, `after it had deleted ${length} of them`);
    }
  };

  const refused = new Map<number, GraphError>();
  const unanswered = new Set<number>();
  for (const method of await listed()) {
    const id = typeof method.id === "string" ? method.id : "";
    const kind = kindOf(method);
    if (kind === PASSWORD) continue;
    if (!isKnown(kind)) {
      outcomes.push({ id, kind, kept: false, error: notKnown(kind) });
      continue;
    }
    const kept = keep.includes(kind);
    const failure = kept ? null : await failureOf(kind, id);
    if (isRefusal(failure)) refused.set(outcomes.length, failure);
    if (mayBeDone(failure)) unanswered.add(outcomes.length);
    outcomes.push({ id, kind, kept, error: failure && errorOf(failure) });
  }
  for (const [index, refusal] of refused) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    const failure = await failureOf(outcome.kind, outcome.id ?? "");
    if (mayBeDone(failure)) unanswered.add(index);
    const told = failure === null || isRefusal(failure) ? failure : triedAgain(refusal);
    outcomes[index] = { ...outcome, error: told && errorOf(told) };
  }
  if (unanswered.size === 0) return outcomes;
  const left = await listed().catch(() => undefined);
  const isLeft = (id: string | null) => left?.some((method) => method.id === id);
  return outcomes.map((outcome, index) => {
    if (!unanswered.has(index) || isLeft(outcome.id)) return outcome;
    return left === undefined ? maybeDeleted(outcome) : { ...outcome, error: null };
  });
};
