import { GraphError } from "./graphError";

/**
 * The same error, which also tells how far its step came: "after it had written description". That of a
 * sign-in that ended on the way is of another kind, and stays it.
 */
export const withProgress = (error: unknown, progress: string): unknown => {
  if (error instanceof GraphError) return new GraphError({ ...error, progress });
  if (error instanceof Error) error.message += ` That was ${progress}.`;
  return error;
};
