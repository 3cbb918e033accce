import { GraphFault } from "../graphFault";

/** What the subscription service itself refuses. */
export const invalid = (message: string): GraphFault =>
  new GraphFault(400, "InvalidRequest", message);

/** A body that does not fit the type: refused before the service sees it. */
export const unreadable = (message: string): GraphFault =>
  new GraphFault(400, "BadRequest", message);

export type Operation = "Create" | "Read" | "Update" | "Delete" | "Reauthorize";

const reasons = {
  401: "Unauthorized; Reason: ",
  403: "Forbidden; Reason: Forbidden",
} as const;

/** What the service behind the watched resource refused. Both statuses were seen for a missing permission. */
export const extensionDenied = (status: 401 | 403, operation: Operation): GraphFault =>
  new GraphFault(
    status,
    "ExtensionError",
    `Operation: ${operation}; Exception: [Status Code: ${reasons[status]}]`,
  );
