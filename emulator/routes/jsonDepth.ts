import { GraphFault } from "../graphFault";

/** OData readers take no more: https://learn.microsoft.com/dotnet/api/microsoft.odata.odatamessagequotas */
const MOST_LEVELS = 100;

/** Refuses JSON that is nested too deep, before anybody walks through it by recursion. */
export const checkDepth = (json: unknown): void => {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) {
      throw new GraphFault(
        400,
        "BadRequest",
        `The JSON request payload is nested deeper than ${MOST_LEVELS} levels.`,
      );
    }
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
};
