import nock from "nock";
import type { CaseFailure } from "../test/harness/actionCase";
import { caseOf, type Outcome, playFailure } from "../test/harness/actionCases";

export interface ErrorFacts {
  readonly status: number;
  readonly code: string;
  /** Graph's text. */
  readonly message: string;
  /** What the component's error says to do. */
  readonly advice: string;
}

/** What follows Graph's text and the request id; in a result it ends with the text of the property. */
const adviceIn = ({ text, result }: Outcome): string => {
  const advice = text.split(/request-id [^)]*\) /)[1] ?? "";
  return result === undefined ? advice : advice.replace(/".*$/s, "");
};

const errorOf = async (key: string, failure: CaseFailure): Promise<ErrorFacts> => {
  nock.cleanAll();
  const { status, code, message } = failure;
  const advice = adviceIn(await playFailure(key, failure));
  if (advice === "") throw new Error(`${key} says nothing of ${status} ${code}`);
  return { status, code, message, advice };
};

/** The failures of an action's case, each played, once where the error is the same at several requests. */
export const errorFacts = async (key: string): Promise<ErrorFacts[]> => {
  const errors = new Map<string, ErrorFacts>();
  for (const failure of caseOf(key).failures) {
    const error = await errorOf(key, failure);
    errors.set(JSON.stringify(error), error);
  }
  nock.cleanAll();
  return [...errors.values()];
};
