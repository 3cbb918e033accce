import { flag, optionalText, pageOf, type Schema, text, texts } from "./common";

const changed: Schema = {
  type: "object",
  properties: {
    id: text,
    "@removed": {
      type: "object",
      properties: { reason: { type: "string", enum: ["changed", "deleted"] } },
    },
  },
  required: ["id"],
};

const page = pageOf(changed);

/** A page of a delta round, or a whole one: a nextLink, or the deltaLink when it is complete. */
export const changes: Schema = {
  ...page,
  properties: {
    ...page.properties,
    "@odata.deltaLink": text,
    complete: flag,
    deltaLink: optionalText,
  },
  required: ["value", "complete", "deltaLink"],
};

/** One entry per object, in the order in which the notifications name them. */
export const notifiedRecords: Schema = {
  type: "array",
  items: {
    type: "object",
    properties: {
      id: text,
      type: { type: "string", enum: ["users", "groups"] },
      change: {
        type: "string",
        enum: ["changed", "softDeleted", "permanentlyDeleted", "notFound", "failed"],
      },
      changeTypes: texts,
      membersAdded: texts,
      membersRemoved: texts,
      record: { type: ["object", "null"] },
      error: {
        type: ["object", "null"],
        properties: { status: { type: ["integer", "null"] }, code: text, message: text },
      },
    },
    required: [
      "id",
      "type",
      "change",
      "changeTypes",
      "membersAdded",
      "membersRemoved",
      "record",
      "error",
    ],
  },
};
