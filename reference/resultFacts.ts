/** The parts of JSON Schema that output schemas use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

export interface ResultFacts {
  /** `value[].displayName` */
  readonly path: string;
  /** `string or null` */
  readonly type: string;
  readonly always: boolean;
}

const typeOf = ({ type, enum: values }: Schema): string =>
  values === undefined
    ? [type ?? "any"].flat().join(" or ")
    : values.map((value) => JSON.stringify(value)).join(" or ");

const below = (schema: Schema, path: string): ResultFacts[] => {
  if (schema.items !== undefined) return below(schema.items, `${path}[]`);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const own = path === "" ? name : `${path}.${name}`;
    const always = schema.required?.includes(name) ?? false;
    return [{ path: own, type: typeOf(property), always }, ...below(property, own)];
  });
};

/** Every property that an output schema names, by its path. */
export const resultFacts = (schema: string): ResultFacts[] => below(JSON.parse(schema), "");
