import { compile, type JSONSchema } from "json-schema-to-typescript";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object of which the schema names no property may hold any; others hold those that are named. */
const openWhereNothingIsNamed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(openWhereNothingIsNamed);
  if (!isRecord(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, openWhereNothingIsNamed(value)]),
  );
  const isObject = [schema.type].flat().includes("object");
  return isObject && schema.properties === undefined
    ? { ...inner, additionalProperties: true }
    : inner;
};

/**
 * TypeScript for what an action returns: `<name>Data`, and `<name>Result` with it in `data`, as the
 * platform hands results over. What the schema does not name is no part of it, so that a misspelt
 * property is an error.
 */
export const resultTypes = async (
  name: string,
  label: string,
  schema: unknown,
): Promise<string> => {
  const data =
    schema === undefined
      ? `export type ${name}Data = unknown;\n`
      : await compile(openWhereNothingIsNamed(schema) as JSONSchema, `${name}Data`, {
          additionalProperties: false,
          bannerComment: "",
        });
  return `${data}
/** The result of ${label}. */
export interface ${name}Result {
  data: ${name}Data;
}
`;
};
