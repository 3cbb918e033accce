/** An input, as Spectral gives it to the platform. */
export interface WireInput {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly collection?: string;
  readonly required?: boolean;
  readonly shown?: boolean;
  readonly default?: unknown;
  readonly model?: readonly { readonly label: string; readonly value: string }[];
  readonly example?: string;
  readonly dataSource?: string;
  readonly comments?: string;
}

export interface InputFacts {
  readonly key: string;
  readonly label: string;
  /** `string`, `boolean`, `code`, …; `list of string` and `key-value list of string` for collections. */
  readonly type: string;
  readonly required: boolean;
  readonly default?: string;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
  readonly example?: string;
  /** The key of the data source that fills it. */
  readonly picker?: string;
  readonly description: string;
}

const collections: Readonly<Record<string, string>> = {
  valuelist: "list of ",
  keyvaluelist: "key-value list of ",
};

const given = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { [key in K]?: T };

const factsOf = (input: WireInput): InputFacts => ({
  key: input.key,
  label: input.label,
  type: `${collections[input.collection ?? ""] ?? ""}${input.type}`,
  required: input.required === true,
  ...given("default", input.default === undefined ? undefined : String(input.default)),
  ...given("choices", input.model),
  ...given("example", input.example),
  ...given("picker", input.dataSource),
  description: input.comments ?? "",
});

/** What is said of the inputs; those that the platform fills by a template are none of the builder's. */
export const inputFacts = (inputs: readonly WireInput[]): InputFacts[] =>
  inputs.filter(({ type }) => type !== "template").map(factsOf);
