import { input } from "@prismatic-io/spectral";
import { InputError, isGuid, odataText } from "../graph";
import { optionalId } from "./clean";
import { optionalMoment } from "./clean/moment";
import { $filter } from "./odata";

const overlap =
  "Entries can arrive some minutes late, rarely hours: let windows overlap, and tell entries apart by their id.";

export const startDateTime = input({
  label: "Start Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time",
  example: "2026-11-25T10:00:00Z",
  comments: `The moment from which entries are listed, in UTC. Empty lists from the oldest one that Microsoft keeps. ${overlap}`,
  clean: optionalMoment("Start Date Time"),
});

export const endDateTime = input({
  label: "End Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time",
  example: "2026-11-25T11:00:00Z",
  comments: `The moment up to which entries are listed, in UTC, that moment included. Empty lists up to now. ${overlap}`,
  clean: optionalMoment("End Date Time"),
});

const idOrName = optionalId("User Id");

export const logUserId = input({
  label: "User Id",
  type: "string",
  required: false,
  dataSource: "selectUser",
  placeholder: "Enter user id or user principal name",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments: "Lists only what this user did, by object id or user principal name.",
  clean: (value: unknown): string | undefined => {
    const id = idOrName(value);
    if (id !== undefined && !id.includes("@") && !isGuid(id))
      throw new InputError("User Id", "expects an object id or a user principal name");
    return id;
  },
});

export const signInFilter = input({
  ...$filter,
  example: "status/errorCode eq 50126 and startsWith(ipAddress,'203.0.113.')",
  comments:
    "An OData filter, besides the time and the user. Graph takes eq, and startsWith of texts, by the properties of a sign-in. Double the apostrophes inside a text: 'O''Neil'.",
});

export const auditFilter = input({
  ...$filter,
  example: "targetResources/any(t:t/id eq '87d349ed-44d7-43e1-9a83-5f2406dee5bd')",
  comments:
    "An OData filter, besides the time and the user, such as category eq 'RoleManagement', or the one of the example for what was done to an object. Double the apostrophes inside a text: 'O''Neil'.",
});

/** Which entries of a log are wanted. */
interface LogWindow {
  readonly startDateTime: string | undefined;
  readonly endDateTime: string | undefined;
}

/** The comparisons of a window; both of its ends belong to it. */
export const windowFilters = (
  property: string,
  { startDateTime, endDateTime }: LogWindow,
): string[] => {
  const isTurned =
    startDateTime !== undefined &&
    endDateTime !== undefined &&
    Date.parse(startDateTime) > Date.parse(endDateTime);
  if (isTurned) throw new InputError("End Date Time", "is before Start Date Time");
  return [
    ...(startDateTime === undefined ? [] : [`${property} ge ${startDateTime}`]),
    ...(endDateTime === undefined ? [] : [`${property} le ${endDateTime}`]),
  ];
};

/** Names of properties that tell the user, by id and by name. */
interface UserProperties {
  readonly id: string;
  readonly name: string;
}

/** The comparison that leaves the entries of one user. */
export const userFilters = (
  properties: UserProperties,
  userId: string | undefined,
  nameInLog: (name: string) => string = (name) => name,
): string[] => {
  if (userId === undefined) return [];
  return isGuid(userId)
    ? [`${properties.id} eq ${odataText(userId.toLowerCase())}`]
    : [`${properties.name} eq ${odataText(nameInLog(userId))}`];
};

/** Most entries are there by then: https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-log-latency */
const USUALLY_THERE_MS = 10 * 60_000;

/** What the log says of a window whose last entries may still be missing; undefined when it is old enough. */
export const lateEntriesNote = ({ endDateTime }: LogWindow, now: Date): string | undefined => {
  const end = endDateTime === undefined ? now.getTime() : Date.parse(endDateTime);
  return end > now.getTime() - USUALLY_THERE_MS
    ? "The window reaches into the last 10 minutes, of which entries may still be missing. Begin the next window before the end of this one, and tell entries apart by their id."
    : undefined;
};
