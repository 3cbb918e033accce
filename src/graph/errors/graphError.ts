import type { Method } from "../http/method";
import { errorText } from "./errorText";
import type { ErrorDetail, Granted, GraphFailure } from "./graphFailure";
import { isMissingPhoto } from "./missingPhoto";
import type { Permission } from "./permission";
import { isFailedHandshake } from "./subscriptionAdvice";

/**
 * Microsoft Graph refused a request, or could not be reached. The message is one readable sentence
 * with what was attempted, what Graph said and what to do next; the fields are for code.
 * It never carries the request's headers, query or body.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export class GraphError extends Error implements GraphFailure {
  readonly operation: string;
  readonly permission: Permission | undefined;
  readonly granted: Granted | undefined;
  readonly method: Method;
  readonly repeatable: boolean | undefined;
  readonly path: string;
  readonly status: number | undefined;
  readonly code: string;
  readonly innerCode: string | undefined;
  readonly graphMessage: string;
  readonly requestId: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly details: readonly ErrorDetail[];
  readonly location: string | undefined;
  readonly mayBeDone: boolean | undefined;
  readonly progress: string | undefined;
  readonly advice: string | undefined;

  constructor(failure: GraphFailure) {
    super(errorText(failure));
    this.name = "GraphError";
    this.operation = failure.operation;
    this.permission = failure.permission;
    this.granted = failure.granted;
    this.method = failure.method;
    this.repeatable = failure.repeatable;
    this.path = failure.path;
    this.status = failure.status;
    this.code = failure.code;
    this.innerCode = failure.innerCode;
    this.graphMessage = failure.graphMessage;
    this.requestId = failure.requestId;
    this.clientRequestId = failure.clientRequestId;
    this.retryAfterMs = failure.retryAfterMs;
    this.details = failure.details;
    this.location = failure.location;
    this.mayBeDone = failure.mayBeDone;
    this.progress = failure.progress;
    this.advice = failure.advice;
  }
}

const hasStatus = (error: unknown, status: number): error is GraphError =>
  error instanceof GraphError && error.status === status;

/** The notification URL did not answer Graph's validation request well: nothing was created. */
export const isHandshakeFailure = (error: unknown): error is GraphError =>
  error instanceof GraphError && isFailedHandshake(error);

export const isNotFound = (error: unknown): error is GraphError => hasStatus(error, 404);

/** The user is there, but has no photo. */
export const isNoPhoto = (error: unknown): error is GraphError =>
  error instanceof GraphError && isMissingPhoto(error);

// Graph reuses Request_BadRequest for these, so the text is all that tells them apart. The texts are
// those that other clients match: https://github.com/hashicorp/go-azure-sdk sdk/odata/errors.go
const ALREADY_MEMBER = /added object references already exist/i;
const NOT_A_MEMBER = /removed object references do not exist/i;
const TAKEN =
  /another object with the same value for property (\w+)|conflicting object with one or more|principal name \S+ is already in use/i;
const TAKEN_CODE =
  /^(ObjectConflict|Request_MultipleObjectsWithSameKeyValue|RoleAssignmentExists|Conflict)$/i;
const ROLE_ASSIGNED = /permission being assigned already exists/i;
// https://github.com/microsoftgraph/microsoft-graph-docs/issues/12385
const ROLE_ASSIGNMENT_GONE = /EntitlementGrant being updated or deleted is not found/i;
const EXPIRY_TOO_FAR = /expiration can only be (\d+) minutes in the future/i;

/** The object to be added is in the relation already. */
export const isAlreadyMember = (error: unknown): error is GraphError =>
  hasStatus(error, 400) && ALREADY_MEMBER.test(error.graphMessage);

/** The object to be removed is not in the relation. Graph answers 404 to this as well. */
export const isNotMember = (error: unknown): error is GraphError =>
  hasStatus(error, 400) && NOT_A_MEMBER.test(error.graphMessage);

/**
 * Another object has a value that no two may have. Graph tells it with 400, and the documentation with 409.
 * https://github.com/pnp/cli-microsoft365 src/m365/entra/commands/user/user-add.spec.ts
 */
export const isTaken = (error: unknown): error is GraphError =>
  (hasStatus(error, 400) || hasStatus(error, 409)) &&
  (TAKEN_CODE.test(error.code) ||
    error.details.some(({ code }) => code === "ObjectConflict") ||
    TAKEN.test(error.graphMessage));

/** The property whose value is taken; undefined where Graph does not say. */
export const takenProperty = ({ details, graphMessage }: GraphError): string | undefined =>
  details.find(({ code }) => code === "ObjectConflict")?.target ?? TAKEN.exec(graphMessage)?.[1];

/** Who is to get an app role has it already. */
export const isRoleAssigned = (error: unknown): error is GraphError =>
  hasStatus(error, 400) && ROLE_ASSIGNED.test(error.graphMessage);

/** The assignment of an app role that is to be removed is not there. */
export const isRoleAssignmentGone = (error: unknown): error is GraphError =>
  hasStatus(error, 400) && ROLE_ASSIGNMENT_GONE.test(error.graphMessage);

/** The longest lifetime, in minutes, that Graph allows when it refuses a subscription's expiry. */
export const allowedMinutes = (error: unknown): number | undefined => {
  if (!hasStatus(error, 400)) return undefined;
  const minutes = EXPIRY_TOO_FAR.exec(error.graphMessage)?.[1];
  return minutes === undefined ? undefined : Number(minutes);
};

// A token is only ever refused by these; a 401, 403 or 429 is about the caller, whatever its code says.
const SYNC_STATE_STATUSES = new Set<number | undefined>([400, 404, 409]);
const SYNC_STATE_CODE = /^(Directory_ExpiredPageToken|SyncStateNotFound|resyncRequired)$/i;
const TOO_SLOW = /must reach steady state within 30 days/i;

/** Graph no longer knows a page link or a delta link. */
export const isExpiredToken = (error: unknown): error is GraphError =>
  hasStatus(error, 410) ||
  (error instanceof GraphError &&
    SYNC_STATE_STATUSES.has(error.status) &&
    (SYNC_STATE_CODE.test(error.code) ||
      SYNC_STATE_CODE.test(error.innerCode ?? "") ||
      TOO_SLOW.test(error.graphMessage)));
