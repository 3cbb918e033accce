import type { GraphRequest } from "../http/request";
import { GraphError } from "./graphError";
import { shownPath } from "./redact";

/** The error of an answer that came well and cannot be used. */
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
