import { UsageError } from "./usageError";

/**
 * Variables that belong together.
 *
 * @returns Their values, or nothing when none of them is set.
 * @throws {UsageError} Some are set, and some are not.
 */
export const allOrNone = <N extends string>(
  names: readonly N[],
  environment: NodeJS.ProcessEnv,
): Record<N, string> | undefined => {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0)
    throw new UsageError(
      `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: set all of ${names.join(", ")}, or none`,
    );
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<N, string>;
};
