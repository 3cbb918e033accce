import { GraphError } from "./errors/graphError";
import { failureFromResponse } from "./errors/readFailure";
import { refusalBody } from "./errors/refusalBody";
import type { GraphRequest } from "./http/request";
import { isObject } from "./isObject";
import { isBatchPath } from "./urls/isBatchPath";

const MOST_NAMED = 5;

/**
 * The error of a `$batch` that was answered with 200 while requests inside it failed; undefined when
 * none did, or the request is no batch. It names the failed ones by their ids, and those carried out.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const batchFailure = (request: GraphRequest, body: unknown): GraphError | undefined => {
  const responses = isObject(body) ? body.responses : undefined;
  if (!isBatchPath(request.path) || !Array.isArray(responses)) return undefined;
  const answers = responses.filter(isObject).map(({ id, status, body: answer }) => {
    const refusal = refusalBody(Number(status), answer ?? "");
    return {
      id: String(id),
      status: Number(status),
      body: typeof refusal === "string" ? refusal : JSON.stringify(refusal),
    };
  });
  const failed = answers.filter(({ status }) => status >= 400);
  const [first] = failed;
  if (first === undefined) return undefined;
  const failures = failed.map((answer) => ({
    id: answer.id,
    ...failureFromResponse(request, { ...answer, headers: {} }, new Date()),
  }));
  const named = failures
    .slice(0, MOST_NAMED)
    .map(({ id, status, code, graphMessage }) => `${id}: ${status} ${code} ${graphMessage}`)
    .join("; ");
  const more = failures.length > MOST_NAMED ? `; and ${failures.length - MOST_NAMED} more` : "";
  const done = answers.filter(({ status }) => status < 400).map(({ id }) => id);
  const { id: _id, ...failure } = failures[0] as (typeof failures)[number];
  return new GraphError({
    ...failure,
    graphMessage: `${failed.length} of ${answers.length} requests of the batch failed (${named}${more})`,
    advice:
      done.length === 0
        ? "None was carried out."
        : `Carried out, and not undone: ${done.join(", ")}. Send only the others again.`,
  });
};
