import { InputError, isGuid } from "../../graph";
import { isMissing, requiredText } from "./text";

const LONGEST_ID = 1024;

/**
 * The id of an object, or a user principal name. Characters that no id has are refused rather than
 * encoded: a slash or a question mark means that a URL or a wrong reference was given, a percent sign
 * that the value was encoded before.
 */
export const requiredId =
  (label: string) =>
  (value: unknown): string => {
    const id = requiredText(label, LONGEST_ID)(value);
    if (/[/\\?%\s]/.test(id)) {
      throw new InputError(
        label,
        "must be an id or name on its own, without slash, question mark, percent sign or space",
      );
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (/[\u0000-\u001f\u007f]/.test(id) || id === "." || id === "..") {
      throw new InputError(label, "is not an id");
    }
    return id;
  };

/** A GUID; `called` says whose, for the error. */
export const requiredGuid =
  (label: string, called: string) =>
  (value: unknown): string => {
    const id = requiredId(label)(value);
    if (!isGuid(id)) throw new InputError(label, `expects ${called}`);
    return id;
  };

/**
 * An id where Graph takes no name for it. A user principal name would be answered with 404, which reads
 * as if the object was not there.
 */
export const requiredObjectId = (label: string) =>
  requiredGuid(
    label,
    "an object id, such as 87d349ed-44d7-43e1-9a83-5f2406dee5bd. Names, mail addresses and user principal names do not work here",
  );

/** An object id that may be left out. */
export const optionalObjectId = (label: string) => {
  const objectId = requiredObjectId(label);
  return (value: unknown): string | undefined => (isMissing(value) ? undefined : objectId(value));
};

/** An id or a user principal name that may be left out. */
export const optionalId = (label: string) => {
  const id = requiredId(label);
  return (value: unknown): string | undefined => (isMissing(value) ? undefined : id(value));
};
