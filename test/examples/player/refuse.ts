/** Says no to a part of the file that is not known here, and where it stands. */
export const refuse = (place: string, what: string): never => {
  throw new Error(`${place}: ${what}`);
};

/** Refuses an object that has a key besides these. */
export const onlyKeys = (place: string, value: unknown, keys: readonly string[]): void => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    refuse(place, `is to be an object, and is ${JSON.stringify(value)}`);
  for (const key of Object.keys(value as object))
    if (!keys.includes(key)) refuse(place, `"${key}" is not known`);
};
