import { actionFiles } from "../reference/actionFiles";
import type { Runner } from "../runner";
import type { Permission } from "../src/graph";
import { permissions } from "../src/permissions";

/** An input as the page needs it to make a field. */
export interface FieldInput {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly comments?: string;
  readonly example?: string;
  readonly placeholder?: string;
  readonly required: boolean;
  readonly collection?: string;
  readonly default?: unknown;
  readonly dataSource?: string;
  readonly model?: readonly { readonly label: string; readonly value: string }[];
  readonly language?: string;
}

export interface Entry {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly inputs: readonly FieldInput[];
}

export interface ActionEntry extends Entry {
  /** The folder of the action: `user`, `group`, … */
  readonly resource: string;
  readonly examplePayload: unknown;
  readonly permission: Permission | undefined;
}

export interface TriggerEntry extends Entry {
  readonly directions?: string;
  readonly branches: readonly string[];
  readonly scheduleSupport: string;
  readonly polls: boolean;
}

export interface Catalogue {
  /** The key of the component. */
  readonly component: string;
  readonly actions: readonly ActionEntry[];
  readonly triggers: readonly TriggerEntry[];
  readonly dataSources: readonly Entry[];
}

interface Wire {
  readonly key: string;
  readonly display: {
    readonly label: string;
    readonly description: string;
    readonly directions?: string;
  };
  readonly inputs: readonly (Omit<FieldInput, "required"> & { readonly required?: boolean })[];
  readonly examplePayload?: { readonly data?: unknown };
  readonly staticBranchNames?: readonly string[];
  readonly scheduleSupport?: string;
}

const entry = ({ key, display, inputs }: Wire): Entry => ({
  key,
  label: display.label,
  description: display.description,
  inputs: inputs.map((input) => ({ ...input, required: input.required === true })),
});

const wires = (part: unknown): Wire[] => Object.values(part as Record<string, Wire>);

const table: Readonly<Record<string, Permission>> = permissions;

/** What the built component offers, with what the page says beside it. */
export const readCatalogue = ({ component }: Runner): Catalogue => ({
  component: component.key,
  actions: wires(component.actions).map((wire) => ({
    ...entry(wire),
    resource: actionFiles.get(wire.key)?.split("/", 1)[0] ?? "misc",
    examplePayload: wire.examplePayload?.data,
    permission: table[wire.key],
  })),
  triggers: wires(component.triggers).map((wire) => ({
    ...entry(wire),
    ...(wire.display.directions === undefined ? {} : { directions: wire.display.directions }),
    branches: wire.staticBranchNames ?? [],
    scheduleSupport: wire.scheduleSupport ?? "invalid",
    polls: wire.scheduleSupport === "required",
  })),
  dataSources: wires(component.dataSources).map(entry),
});
