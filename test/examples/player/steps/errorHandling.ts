import type { ErrorConfig } from "../integration";
import type { Perform } from "../preparation";
import { onlyKeys, refuse } from "../refuse";

const KEYS = [
  "errorHandlerType",
  "maxAttempts",
  "delaySeconds",
  "usesExponentialBackoff",
  "ignoreFinalError",
];

const isTrue = (given: unknown): boolean => String(given ?? "") === "true";

const number = (place: string, name: string, given: unknown): number => {
  const value = Number(given ?? Number.NaN);
  return value >= 0 ? value : refuse(place, `${name} is no number: ${JSON.stringify(given)}`);
};

/**
 * What the flow does when a step fails: it fails too, goes on without results, or tries again. The number of
 * attempts is taken for all of them, the first included, which is the stricter reading.
 */
export const withErrorHandling = (
  place: string,
  config: ErrorConfig | undefined,
  perform: Perform,
): Perform => {
  if (config === undefined) return perform;
  onlyKeys(`${place}, errorConfig`, config, KEYS);
  const { errorHandlerType } = config;
  if (errorHandlerType === "fail") return perform;
  if (errorHandlerType !== "ignore" && errorHandlerType !== "retry")
    return refuse(place, `the errorHandlerType ${JSON.stringify(errorHandlerType)} is not known`);
  const retries = errorHandlerType === "retry";
  const attempts = retries ? number(place, "maxAttempts", config.maxAttempts) : 1;
  const delayMs = retries ? number(place, "delaySeconds", config.delaySeconds) * 1_000 : 0;
  const ignores = errorHandlerType === "ignore" || isTrue(config.ignoreFinalError);
  return async (scope) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await perform(scope);
      } catch (error) {
        if (attempt < attempts) {
          const growth = isTrue(config.usesExponentialBackoff) ? 2 ** (attempt - 1) : 1;
          await scope.execution.wait(delayMs * growth);
        } else if (ignores) {
          scope.execution.ignored.push(error instanceof Error ? error.message : String(error));
          return null;
        } else throw error;
      }
    }
  };
};
