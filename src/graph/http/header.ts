/** One header of a request or response, its name in any case; undefined when it is not there. */
export const header = (headers: unknown, name: string): string | undefined => {
  if (typeof headers !== "object" || headers === null) return undefined;
  const values = headers as Readonly<Record<string, unknown>>;
  for (const key in values) {
    if (key.length !== name.length || !Object.hasOwn(values, key)) continue;
    const value = values[key];
    if ((key === name || key.toLowerCase() === name) && value !== undefined && value !== null)
      return String(value);
  }
  return undefined;
};
