import { InputError } from "../../graph";
import { isMissing, toText } from "./text";

const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]00:?00)$/i;

/** A moment in UTC, in ISO 8601; empty is not given. */
export const optionalDateTime =
  (label: string) =>
  (value: unknown): string | undefined => {
    if (isMissing(value)) return undefined;
    const text = value instanceof Date ? JSON.stringify(value).slice(1, -1) : toText(label, value);
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime()) || !/^\d{4}-\d{2}-\d{2}T/.test(text)) {
      throw new InputError(label, "must be an ISO 8601 date and time such as 2026-12-20T18:00:00Z");
    }
    if (!ISO_UTC.test(text)) {
      throw new InputError(label, "must be in UTC: write it with a Z at the end");
    }
    // JavaScript takes February 30th for March 2nd, and 24:00 for the next day.
    const iso = moment.toISOString();
    if (iso.slice(0, 16) !== text.slice(0, 16).toUpperCase())
      throw new InputError(label, "is a date or a time that does not exist");
    return iso;
  };
