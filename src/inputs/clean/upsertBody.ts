import { InputError } from "../../graph";

/**
 * The body of an upsert: what is set, Additional Properties included. The unique name stands in the path
 * and nowhere else, or the request would rename the object that it finds.
 */
export const upsertBody = (
  uniqueName: string,
  { uniqueName: another = uniqueName, ...properties }: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  if (another !== uniqueName)
    throw new InputError(
      "Additional Properties",
      "must not hold another uniqueName than Unique Name: a unique name cannot be changed",
    );
  if (Object.values(properties).every((value) => value === undefined))
    throw new InputError(
      "Additional Properties",
      "nothing is set, neither here nor in another input, so there is nothing to update",
    );
  return properties;
};
