import { InputError } from "../../graph";

// What Exchange takes at most, https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3
const LONGEST = 254;

/** One mail address. Which of them can receive mail only a server can say. */
export const mailAddress = (label: string, text: string): string => {
  if (text.length > LONGEST || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text))
    throw new InputError(label, "must be one mail address such as adele@fabrikam.com");
  return text;
};
