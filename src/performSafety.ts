/**
 * An action that the designer must not run by itself, because it writes or can read a whole directory:
 * in its place the designer shows the example.
 */
export const notAllowed = <T>(examplePayload: T) => ({
  performSafety: "notAllowed" as const,
  examplePayload,
  examplePerform: async () => examplePayload,
});
