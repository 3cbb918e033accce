/** Strings, which are passed over, and numbers of 16 digits and more, which may not fit a double. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** Fewer digits always fit a double, more never do. */
const FEWEST_DIGITS = 16;

const isInexact = (digits: string): boolean =>
  digits.length > FEWEST_DIGITS + 1 || !Number.isSafeInteger(Number(digits));

const isDigitAt = (text: string, place: number): boolean => {
  const code = text.charCodeAt(place);
  return code >= 48 && code <= 57;
};

/** Whether the number that ends or begins there goes on, or is a part of something else. */
const isFraction = (next: string | undefined): boolean =>
  next === "." || next === "e" || next === "E";
const mayPrecede = (before: string | undefined): boolean =>
  before === undefined || ":,[ \n\r\t".includes(before);

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Where numbers stand that do not fit a double. It does not recognise strings, so it also finds what looks like
 * such a number inside one. It only looks at every 16th character: of 16 digits in a row, one stands there.
 */
const inexactNumbers = (text: string): Place[] => {
  const places: Place[] = [];
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
    if (mayPrecede(text[start - 1]) && isInexact(text.slice(start, end)))
      places.push({ start, end });
  }
  return places;
};

/** Puts quotes around them; a string with such a number is no JSON any more. */
const quoteNumbers = (text: string): string => {
  let quoted = "";
  let copied = 0;
  for (const { start, end } of inexactNumbers(text)) {
    quoted += `${text.slice(copied, start)}"${text.slice(start, end)}"`;
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

/**
 * What `parseExactJson` makes of a text that somebody has parsed already: the same value, with the digits of
 * the text where its whole numbers were rounded. Costs a third of parsing it once more. Undefined when the
 * numbers of the value are not those of the text, one after the other, or cannot be reached.
 */
export const withExactNumbers = <T>(value: T, text: string): T | undefined => {
  const places = inexactNumbers(text);
  let next = 0;
  const exact = (part: unknown): unknown => {
    if (typeof part === "number") {
      if (Number.isSafeInteger(part) || !Number.isInteger(part)) return part;
      const { start, end } = places[next++] ?? { start: 0, end: 0 };
      const digits = text.slice(start, end);
      if (Number(digits) !== part) throw new RangeError("Not the number of the text");
      return digits;
    }
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(exact);
    const members = part as Record<string, unknown>;
    let copy: Record<string, unknown> | undefined;
    for (const name in members) {
      const member = exact(members[name]);
      if (member === members[name]) continue;
      copy ??= { ...members };
      copy[name] = member;
    }
    return copy ?? part;
  };
  try {
    const result = places.length === 0 ? value : exact(value);
    return next === places.length ? (result as T) : undefined;
  } catch {
    // Another number, or nested deeper than calls can be.
    return undefined;
  }
};

/** Whether JSON text holds a whole number that a JavaScript number would round. */
export const holdsInexactNumber = (text: string): boolean =>
  (text.match(TOKENS) ?? []).some((token) => !token.startsWith('"') && isInexact(token));
