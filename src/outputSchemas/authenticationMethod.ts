import { bulk } from "./bulk";
import { entity, flag, optionalFlag, optionalText, type Schema, text } from "./common";

/** `@odata.type` tells the kind, by which the other properties differ. */
export const authenticationMethods: Schema = {
  type: "object",
  properties: {
    "@odata.context": text,
    value: {
      type: "array",
      items: entity({ "@odata.type": text, id: text, createdDateTime: optionalText }, [
        "@odata.type",
        "id",
      ]),
    },
  },
  required: ["value"],
};

/** `temporaryAccessPass` is null when the pass was there already: Graph shows it once. */
export const temporaryAccessPass = entity(
  {
    "@odata.context": text,
    "@odata.type": text,
    id: text,
    temporaryAccessPass: optionalText,
    createdDateTime: optionalText,
    startDateTime: optionalText,
    lifetimeInMinutes: { type: ["integer", "null"] },
    isUsableOnce: optionalFlag,
    isUsable: optionalFlag,
    methodUsabilityReason: optionalText,
  },
  ["id", "temporaryAccessPass"],
);

/** One result for each method but the password; `kept` is true for the kinds that were to stay. */
export const resetAuthentication: Schema = bulk({ kind: text, kept: flag });
