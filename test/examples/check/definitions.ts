/** What can be put into an input. */
export type Kind =
  | "text"
  | "number"
  | "boolean"
  | "code"
  | "connection"
  | "list"
  | "keyValues"
  | "conditions"
  | "branchValues";

export interface InputDefinition {
  readonly key: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** What the designer fills in. */
  readonly fallback?: string;
  readonly choices?: readonly string[];
  /** A password: it never stands in a file. */
  readonly isSecret?: boolean;
  /** The picker of the input. */
  readonly dataSource?: string;
  /** The component's own check of what is written. */
  readonly clean?: (value: unknown) => unknown;
}

/** How a step branches: by names of its own, by conditions, or by a value. */
export type Branching =
  | { readonly by: "names"; readonly names: readonly string[] }
  | { readonly by: "conditions" }
  | { readonly by: "value" };

export type Support = "invalid" | "valid" | "required";

/** What there is to know of an action or a trigger. */
export interface StepDefinition {
  readonly inputs: readonly InputDefinition[];
  readonly branching?: Branching;
  readonly loop?: "items" | "times";
  readonly breaksLoop?: boolean;
  readonly runsCode?: boolean;
  /** The JSON schema of the results. */
  readonly results?: unknown;
  /** Of a trigger. */
  readonly trigger?: {
    readonly schedule: Support;
    readonly synchronous: Support;
    readonly batches: Support;
  };
}

export interface ConnectionDefinition {
  readonly inputs: readonly InputDefinition[];
}

/** A component: ours as it was built, or a public one as far as it is known. */
export interface ComponentDefinition {
  readonly isPublic: boolean;
  readonly steps: ReadonlyMap<string, StepDefinition>;
  readonly connections: ReadonlyMap<string, ConnectionDefinition>;
  readonly dataSources: ReadonlyMap<string, StepDefinition>;
}

/** The components that an integration may use, by key. */
export type Components = ReadonlyMap<string, ComponentDefinition>;
