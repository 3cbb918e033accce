import { badRequestAdvice } from "./badRequest";
import { forbiddenAdvice } from "./forbidden";
import type { GraphFailure } from "./graphFailure";
import { isMissingPhoto } from "./missingPhoto";
import { neverReachedGraph } from "./networkCodes";
import { subscriptionAdvice } from "./subscriptionAdvice";
import { unauthorizedAdvice } from "./unauthorized";

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;

const unanswered = ({ method, repeatable = false, code }: GraphFailure): string =>
  method === "POST" && !repeatable && !neverReachedGraph(code)
    ? "It is unknown whether Graph carried this out. Look for the object before running the step again."
    : "Run the step again later.";

const nextStep = (failure: GraphFailure): string => {
  const { status, retryAfterMs } = failure;
  switch (status) {
    case undefined:
      return unanswered(failure);
    case 400:
      return badRequestAdvice(failure);
    case 401:
      return unauthorizedAdvice(failure);
    case 403:
      return forbiddenAdvice(failure);
    case 404:
      if (isMissingPhoto(failure))
        return "There is no photo: the user has none, or none of this size.";
      return "Check the id: the object does not exist or was deleted. One created moments ago can take some seconds to appear.";
    case 408:
      return unanswered(failure);
    case 409:
      return failure.code === "Directory_ConcurrencyViolation"
        ? "Nothing was done: somebody else was changing the directory at the same time. Run the step again later."
        : "Look up the existing object and use or update it. A deleted object keeps its names for 30 days: look in the deleted items too.";
    case 410:
      return "The link is too old. Start over without a token, and treat what is missing from the new round as deleted.";
    case 412:
      return "The object was changed meanwhile. Read it again, and repeat the change with its new ETag.";
    case 429:
      return retryAfterMs === undefined
        ? "Run the step again later, or make fewer calls at a time."
        : `Graph asks to wait ${seconds(retryAfterMs)}. Run the step again after that, or make fewer calls at a time.`;
    case 500:
      // https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1025
      return /unable to find target address/i.test(failure.graphMessage)
        ? "The address cannot receive an invitation: check it."
        : unanswered(failure);
    case 501:
      return failure.method === "GET"
        ? "Graph does not support this on a list. Read the single object instead, or leave the property out of Select."
        : "Graph does not support this request.";
    default:
      if (status < 300)
        return failure.method === "GET"
          ? "Run the step again later."
          : "Graph carried this out. Look for the object instead of running the step again.";
      if (status === 304)
        return "Nothing is new: the object is as it was at the ETag that was sent.";
      if (status >= 300 && status < 400)
        return "Redirects are not followed, to keep the token on one host.";
      return status >= 500 ? unanswered(failure) : "Check the values of this step.";
  }
};

/**
 * "Get User failed: Resource 'x' does not exist. (404 Request_ResourceNotFound, request-id …) Check …"
 */
export const errorText = (failure: GraphFailure): string => {
  const { operation, status, code, graphMessage, requestId } = failure;
  const said = graphMessage.trim() || "Microsoft Graph gave no reason";
  const facts = [
    [status, code].filter((part) => part !== undefined && part !== "").join(" "),
    requestId === undefined ? "" : `request-id ${requestId}`,
  ].filter((part) => part !== "");
  const stop = /[.!?]$/.test(said) ? "" : ".";
  const context = facts.length === 0 ? "" : ` (${facts.join(", ")})`;
  const where = failure.progress === undefined ? "" : ` ${failure.progress}`;
  return `${operation} failed${where}: ${said}${stop}${context} ${failure.advice ?? subscriptionAdvice(failure) ?? nextStep(failure)}`;
};
