import { isConnectionError } from "@prismatic-io/spectral";
import { GraphError, InputError, redaction } from "./graph";

const isOurs = (error: unknown): error is Error =>
  error instanceof GraphError || error instanceof InputError || isConnectionError(error);

const hide = redaction([]);

/**
 * The component's error hook. What reaches the builder is always an `Error` with a readable message.
 * Our own errors pass untouched (the hook can run more than once for one failure); of anything else
 * only name, message and stack go on, since an unexpected error may carry a request and its token.
 */
export const errorHook = (error: unknown): Error => {
  if (isOurs(error)) return error;
  if (!(error instanceof Error))
    return new Error(typeof error === "string" ? hide(error) : "Unknown error");
  const plain = new Error(hide(error.message));
  plain.name = error.name;
  if (error.stack !== undefined) plain.stack = hide(error.stack);
  return plain;
};
