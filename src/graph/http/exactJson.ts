/** Strings, which are passed over, and numbers of 16 digits and more, which may not fit a double. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON and keeps whole numbers beyond 2^53 to the digit, as text: Graph numbers its events with
 * some 18 digits, which a JavaScript number rounds.
 */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(
    text.replace(TOKENS, (token) =>
      token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
    ),
  );

/** Whether JSON text holds a whole number that a JavaScript number would round. */
export const holdsInexactNumber = (text: string): boolean =>
  (text.match(TOKENS) ?? []).some(
    (token) => !token.startsWith('"') && !Number.isSafeInteger(Number(token)),
  );
