/** A copy of an example with one small change, and everything that must be said of it. */
export interface BrokenCopy {
  readonly what: string;
  readonly file: string;
  /** What is there, in its first occurrence, and what takes its place. */
  readonly change: readonly [from: string, to: string];
  /** `step: input: message`, each complaint in full. */
  readonly complaints: readonly string[];
}

/** The text with the change; a change that finds nothing would prove nothing. */
export const broken = (text: string, [from, to]: BrokenCopy["change"]): string => {
  if (!text.includes(from)) throw new Error(`The example does not hold ${from}`);
  return text.replace(from, () => to);
};
