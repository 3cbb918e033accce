import { entity, flag, optionalText, type Schema, text } from "./common";

/** `manager` is null when the user has none. */
export const foundManager: Schema = {
  type: "object",
  properties: {
    found: flag,
    manager: {
      ...entity({
        "@odata.context": text,
        "@odata.type": text,
        id: text,
        displayName: optionalText,
        mail: optionalText,
        userPrincipalName: optionalText,
      }),
      type: ["object", "null"],
    },
  },
  required: ["found", "manager"],
};
