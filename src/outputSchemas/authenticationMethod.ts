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

const count: Schema = { type: "integer" };

/** One result for each method but the password; `kept` is true for the kinds that were to stay. */
export const resetAuthentication: Schema = {
  type: "object",
  properties: {
    success: flag,
    total: count,
    succeeded: count,
    failed: count,
    results: {
      type: "array",
      items: entity(
        {
          index: count,
          id: text,
          success: flag,
          kind: text,
          kept: flag,
          error: {
            type: ["object", "null"],
            properties: { status: { type: ["integer", "null"] }, code: text, message: text },
            required: ["status", "code", "message"],
          },
        },
        ["index", "id", "success", "kind", "kept", "error"],
      ),
    },
  },
  required: ["success", "total", "succeeded", "failed", "results"],
};
