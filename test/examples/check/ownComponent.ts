import type {
  ComponentDefinition,
  ConnectionDefinition,
  InputDefinition,
  Kind,
  StepDefinition,
  Support,
} from "./definitions";

interface BuiltInput {
  readonly key: string;
  readonly type: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly collection?: string;
  readonly model?: readonly { readonly value: string }[];
  readonly dataSource?: string;
  readonly clean?: (value: unknown) => unknown;
}

interface BuiltStep {
  readonly inputs: readonly BuiltInput[];
  readonly allowsBranching?: boolean;
  readonly staticBranchNames?: readonly string[];
  readonly outputSchema?: { readonly schema: string } | null;
  readonly scheduleSupport?: Support;
  readonly synchronousResponseSupport?: Support;
  readonly triggerResolverSupport?: Support;
}

/** The built component, as far as an integration can be checked against it. */
export interface BuiltComponent {
  readonly key: string;
  readonly public?: boolean;
  readonly actions: Readonly<Record<string, BuiltStep>>;
  readonly triggers: Readonly<Record<string, BuiltStep>>;
  readonly dataSources: Readonly<Record<string, BuiltStep>>;
  readonly connections: readonly { readonly key: string; readonly inputs: readonly BuiltInput[] }[];
}

const kindOf = ({ type, collection }: BuiltInput): Kind => {
  if (collection === "valuelist") return "list";
  if (collection === "keyvaluelist") return "keyValues";
  return type === "connection" || type === "boolean" || type === "code" ? type : "text";
};

const inputOf = (built: BuiltInput): InputDefinition => ({
  key: built.key,
  kind: kindOf(built),
  required: built.required === true,
  fallback: typeof built.default === "string" ? built.default : "",
  isSecret: built.type === "password",
  ...(built.model?.length ? { choices: built.model.map(({ value }) => value) } : {}),
  ...(built.dataSource === undefined ? {} : { dataSource: built.dataSource }),
  ...(built.clean === undefined ? {} : { clean: built.clean }),
});

const stepOf = (built: BuiltStep): StepDefinition => ({
  inputs: built.inputs.map(inputOf),
  ...(built.allowsBranching
    ? { branching: { by: "names" as const, names: built.staticBranchNames ?? [] } }
    : {}),
  ...(built.outputSchema ? { results: JSON.parse(built.outputSchema.schema) } : {}),
});

const triggerOf = (built: BuiltStep): StepDefinition => ({
  ...stepOf(built),
  trigger: {
    schedule: built.scheduleSupport ?? "invalid",
    synchronous: built.synchronousResponseSupport ?? "invalid",
    batches: built.triggerResolverSupport ?? "invalid",
  },
});

/** The inputs of a connection that somebody fills in: what is a template is made of the others. */
const connectionOf = (inputs: readonly BuiltInput[]): ConnectionDefinition => ({
  inputs: inputs.filter(({ type }) => type !== "template").map(inputOf),
});

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): [string, To][] => Object.entries(record).map(([key, value]) => [key, to(value)]);

/** What the checks need to know of the built component. It is private: the public one has the same key. */
export const ownComponent = (built: BuiltComponent): ComponentDefinition => ({
  isPublic: built.public === true,
  steps: new Map([...mapped(built.actions, stepOf), ...mapped(built.triggers, triggerOf)]),
  connections: new Map(built.connections.map(({ key, inputs }) => [key, connectionOf(inputs)])),
  dataSources: new Map(mapped(built.dataSources, stepOf)),
});
