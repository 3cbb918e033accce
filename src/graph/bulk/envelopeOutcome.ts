import { GraphError } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { isThrottled, isTransient } from "../http/retryDecision";
import { type EnvelopeOptions, type PartAnswer, sendEnvelope } from "./envelope";
import { answerOfEnvelope, missingAnswer } from "./partDecision";
import type { Part } from "./waitingParts";

/** What came of an envelope: an answer for each of its requests, or a refusal of the whole. */
export type EnvelopeOutcome =
  | {
      readonly refused: false;
      readonly answers: readonly PartAnswer[];
      /** Graph answered, or may have carried out some of it. */
      readonly touched: boolean;
      /** Graph asked to slow down: for some of it, or for the whole before it took it. */
      readonly throttled: boolean;
      /** It got no answer, for another reason than throttling. */
      readonly failure?: GraphError;
    }
  | { readonly refused: true; readonly failure: unknown };

/** Neither time nor another try helps: the sign-in, a permission, the form of the envelope. */
const isFinal = (failure: unknown): failure is Error =>
  !(failure instanceof GraphError) ||
  (failure.status !== undefined &&
    failure.status >= 300 &&
    !isThrottled(failure.status) &&
    !isTransient(failure.status));

/** Sends an envelope; when it fails as a whole, says what that means for each of its requests. */
export const tryEnvelope = async <K>(
  graph: GraphClient,
  purpose: Purpose,
  parts: readonly Part<K>[],
  options: EnvelopeOptions,
): Promise<EnvelopeOutcome> => {
  try {
    const requests = parts.map(({ id, request }) => [id, request] as const);
    const { answers, wasThrottled } = await sendEnvelope(graph, purpose, requests, options);
    return {
      refused: false,
      touched: true,
      throttled: wasThrottled || answers.some((answer) => isThrottled(answer?.status ?? 0)),
      answers: answers.map((answer) => answer ?? missingAnswer),
    };
  } catch (failure) {
    if (isFinal(failure)) return { refused: true, failure };
    const answer = answerOfEnvelope(failure as GraphError);
    const throttled = isThrottled(answer.status);
    return {
      refused: false,
      touched: answer.untouched === false,
      throttled,
      answers: parts.map(() => answer),
      ...(throttled ? {} : { failure: failure as GraphError }),
    };
  }
};
