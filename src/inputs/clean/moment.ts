import { InputError } from "../../graph";
import { optionalDateTime } from "./dateTime";
import { toText } from "./text";

/**
 * A moment in UTC for a comparison, or nothing. Logs tell moments to 100 ns, which a JavaScript date cuts to
 * milliseconds; the digits stay as they were given, so that nothing falls between two windows.
 */
export const optionalMoment = (label: string) => {
  const dateTime = optionalDateTime(label);
  return (value: unknown): string | undefined => {
    const iso = dateTime(value);
    if (iso === undefined) return undefined;
    const fraction = value instanceof Date ? undefined : /\.(\d+)/.exec(toText(label, value))?.[1];
    if (fraction !== undefined && fraction.length > 7)
      throw new InputError(label, "has more than 7 digits behind the seconds");
    return fraction === undefined ? iso : `${iso.slice(0, 19)}.${fraction}Z`;
  };
};
