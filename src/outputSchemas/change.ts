import { listOf, type Schema, text } from "./common";

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

const page = listOf(changed);

/** A page of a delta round: a nextLink, or the deltaLink on the last page. */
export const deltaPage: Schema = {
  ...page,
  properties: { ...page.properties, "@odata.deltaLink": text },
};

/** One entry per notification, in its order. */
export const notifiedRecords: Schema = {
  type: "array",
  items: {
    type: "object",
    properties: {
      id: text,
      type: { type: "string", enum: ["users", "groups"] },
      change: { type: "string", enum: ["changed", "softDeleted", "permanentlyDeleted"] },
      record: { type: ["object", "null"] },
    },
    required: ["id", "type", "change", "record"],
  },
};
