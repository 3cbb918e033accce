import type { GraphFailure } from "./graphFailure";
import { neverReachedGraph } from "./networkCodes";
import { permissionText } from "./permission";

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;

const forbidden = ({ permission }: GraphFailure): string => {
  const least = permission === undefined ? "" : permissionText(permission);
  const missing =
    least === ""
      ? "The signed-in app lacks a permission for this call."
      : `The least permission for this is ${least}.`;
  const role = permission?.role === undefined ? "" : ` ${permission.role}`;
  return `${missing} Add it to the app in the Azure portal, grant admin consent, and connect again.${role}`;
};

const badRequest = (failure: GraphFailure): string => {
  if (
    failure.details.some(({ code }) => code === "ObjectConflict") ||
    /already exists?\b|conflicting object/i.test(failure.graphMessage)
  ) {
    return "Look up the existing object and update it, or use another value.";
  }
  if (failure.code === "Directory_ExpiredPageToken") {
    return "The link to the next page has expired. Run the list again from its first page.";
  }
  if (failure.code === "Request_UnsupportedQuery") {
    return "Check Filter, Order By, Search and Select; turning on Eventual Consistency Level Header allows more of them.";
  }
  return "Check the values of this step.";
};

const unanswered = ({ method, code }: GraphFailure): string =>
  method === "POST" && !neverReachedGraph(code)
    ? "It is unknown whether Graph carried this out. Look for the object before running the step again."
    : "Run the step again later.";

const nextStep = (failure: GraphFailure): string => {
  const { status, retryAfterMs } = failure;
  switch (status) {
    case undefined:
      return unanswered(failure);
    case 400:
      return badRequest(failure);
    case 401:
      return "The sign-in has expired or was revoked. Reconnect the connection.";
    case 403:
      return forbidden(failure);
    case 404:
      return "Check the id: the object does not exist or was deleted. One created moments ago can take some seconds to appear.";
    case 409:
      return "Look up the existing object and use or update it.";
    case 410:
      return "The link is too old. Start over without a token, and treat what is missing from the new round as deleted.";
    case 429:
      return retryAfterMs === undefined
        ? "Run the step again later, or make fewer calls at a time."
        : `Graph asks to wait ${seconds(retryAfterMs)}. Run the step again after that, or make fewer calls at a time.`;
    case 501:
      return "Graph does not support this on a list. Read the single object instead, or leave the property out of Select.";
    default:
      if (status < 300)
        return failure.method === "GET"
          ? "Run the step again later."
          : "Graph carried this out. Look for the object instead of running the step again.";
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
  return `${operation} failed${where}: ${said}${stop}${context} ${failure.advice ?? nextStep(failure)}`;
};
