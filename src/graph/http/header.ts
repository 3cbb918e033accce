/** One header of a request or response, its name in any case; undefined when it is not there. */
export const header = (headers: unknown, name: string): string | undefined => {
  for (const [key, value] of Object.entries(headers ?? {})) {
    if (key.toLowerCase() === name && value !== undefined && value !== null) return String(value);
  }
  return undefined;
};
