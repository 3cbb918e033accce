/** Strings, which are passed over, and numbers of 16 digits and more, which may not fit a double. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** Fewer digits always fit a double. */
const FEWEST_DIGITS = 16;

const isInexact = (digits: string): boolean => !Number.isSafeInteger(Number(digits));

const isDigitAt = (text: string, place: number): boolean => {
  const code = text.charCodeAt(place);
  return code >= 48 && code <= 57;
};

/** Whether the number that ends or begins there goes on, or is a part of something else. */
const isFraction = (next: string | undefined): boolean =>
  next === "." || next === "e" || next === "E";
const mayPrecede = (before: string | undefined): boolean =>
  before === undefined || ":,[ \n\r\t".includes(before);

/**
 * Puts quotes around numbers that do not fit a double. It does not know strings: in one it leaves what is no
 * JSON any more. Of 16 digits in a row one stands at every 16th place, so that it looks at few characters.
 */
const quoteNumbers = (text: string): string => {
  let quoted = "";
  let copied = 0;
  for (let place = FEWEST_DIGITS - 1; place < text.length; place += FEWEST_DIGITS) {
    if (!isDigitAt(text, place)) continue;
    let start = place;
    while (isDigitAt(text, start - 1)) start -= 1;
    if (!isDigitAt(text, start + FEWEST_DIGITS - 1)) continue;
    let end = place + 1;
    while (isDigitAt(text, end)) end += 1;
    place = end - 1;
    if (end - start < FEWEST_DIGITS || isFraction(text[end])) continue;
    if (text[start - 1] === "-") start -= 1;
    const digits = text.slice(start, end);
    if (!mayPrecede(text[start - 1]) || !isInexact(digits)) continue;
    quoted += `${text.slice(copied, start)}"${digits}"`;
    copied = end;
  }
  return copied === 0 ? text : quoted + text.slice(copied);
};

/** The same, for any text: each string is recognised. Slow. */
const quoteOutsideStrings = (text: string): string =>
  text.replace(TOKENS, (token) =>
    token.startsWith('"') || !isInexact(token) ? token : `"${token}"`,
  );

/**
 * Parses JSON and keeps whole numbers beyond 2^53 to the digit, as text: Graph numbers its events with
 * some 18 digits, which a JavaScript number rounds.
 */
export const parseExactJson = (text: string): unknown => {
  try {
    return JSON.parse(quoteNumbers(text));
  } catch {
    return JSON.parse(quoteOutsideStrings(text));
  }
};

/** Whether JSON text holds a whole number that a JavaScript number would round. */
export const holdsInexactNumber = (text: string): boolean =>
  (text.match(TOKENS) ?? []).some((token) => !token.startsWith('"') && isInexact(token));
