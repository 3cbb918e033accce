const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "array" : value === null ? "null" : typeof value;

/**
 * Every property that Graph shows is shown here, with the same kind of value. Null passes for a plain value,
 * which may not be set, but not for an object or a list: those come empty.
 */
export const expectShape = (
  actual: Record<string, unknown>,
  documented: Record<string, unknown>,
  tolerated: readonly string[] = [],
): void => {
  for (const [name, value] of Object.entries(documented)) {
    if (tolerated.includes(name)) continue;
    expect(Object.keys(actual)).toContain(name);
    const unset = actual[name] === null && typeof value !== "object";
    if (value !== null && !unset)
      expect([name, kindOf(actual[name])]).toEqual([name, kindOf(value)]);
    if (kindOf(value) === "object")
      expectShape(actual[name] as typeof actual, value as typeof actual, tolerated);
  }
};
