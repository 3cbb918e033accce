import { entity, optionalText, type Schema, text, texts } from "./common";

const directoryObject = entity({ "@odata.type": text, id: text, displayName: optionalText });

/** The objects that were found, in the order of the ids, and the ids of the others. */
export const directoryObjects: Schema = {
  type: "object",
  properties: { value: { type: "array", items: directoryObject }, missing: texts },
  required: ["value", "missing"],
};
