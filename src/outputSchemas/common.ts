import type { ActionDefinition } from "@prismatic-io/spectral";

/** The output schema of an action, as Spectral takes it. */
export type OutputSchema = Extract<
  NonNullable<ActionDefinition["outputSchema"]>,
  { type: "actionOutput" }
>;

// Spectral takes JSON Schema drafts 4 and 7; in draft 4 exclusiveMaximum is a boolean.
export type Schema = Exclude<OutputSchema["schema"], { exclusiveMaximum?: boolean }>;

export const output = (schema: Schema): OutputSchema => ({ type: "actionOutput", schema });

export const text: Schema = { type: "string" };
export const optionalText: Schema = { type: ["string", "null"] };
export const flag: Schema = { type: "boolean" };
export const optionalFlag: Schema = { type: ["boolean", "null"] };
export const texts: Schema = { type: "array", items: { type: "string" } };
export const objects: Schema = { type: "array", items: { type: "object" } };

export const entity = (
  properties: Record<string, Schema>,
  required: string[] = ["id"],
): Schema => ({
  type: "object",
  properties,
  required,
});

/** An object, or null where there is none. */
export const orNull = ({ type: _object, ...schema }: Schema): Schema => ({
  ...schema,
  type: ["object", "null"],
});

/** A page as Graph sends it: entries, and link and count when there are any. */
export const pageOf = (items: Schema): Schema => ({
  type: "object",
  properties: {
    "@odata.context": text,
    "@odata.count": { type: "integer" },
    "@odata.nextLink": text,
    value: { type: "array", items },
  },
  required: ["value"],
});

/** A list: a page with the cursor of the next, or all entries; truncated when Max Results cut it. */
export const listOf = (items: Schema): Schema => {
  const page = pageOf(items);
  return {
    ...page,
    properties: { ...page.properties, cursor: optionalText, truncated: flag },
    required: ["value", "cursor"],
  };
};

/** What a search found; truncated when there is more. */
export const foundOf = (items: Schema): Schema => ({
  type: "object",
  properties: { value: { type: "array", items }, truncated: flag },
  required: ["value", "truncated"],
});

/** What a write without an answer of Graph's own returns. */
export const success = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties: { success: flag, ...properties },
  required: ["success", ...Object.keys(properties)],
});
