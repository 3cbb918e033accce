import type { GraphRequest } from "../http/request";
import { isObject } from "../isObject";
import { GraphError } from "./graphError";
import { shownPath } from "./redact";

/** The error of a successful answer that cannot be used. */
export const brokenAnswer = (
  { operation, method, path }: GraphRequest,
  problem: string,
  known: { readonly status?: number; readonly advice?: string } = {},
): GraphError =>
  new GraphError({
    operation,
    method,
    path: shownPath(path),
    code: "",
    graphMessage: problem,
    details: [],
    ...known,
  });

/**
 * Refuses the answer to a write that says one thing by its status and another by its body, as gateways do.
 * Whoever reads an object or a list looks at the body anyway.
 *
 * @throws GraphError with what the body says.
 */
export const assertNoError = (request: GraphRequest, status: number, body: unknown): void => {
  if (request.method === "GET" || !isObject(body) || !isObject(body.error)) return;
  const { code = "", message = "" } = body.error;
  if (code === "" && message === "") return;
  throw brokenAnswer(request, `The answer was an error: ${message} (${code})`, {
    status,
    advice: "It is unknown whether Graph carried this out. Look before running the step again.",
  });
};
