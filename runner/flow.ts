import { randomUUID } from "node:crypto";
import type { FlowIdentity } from "./context";
import { fillInputs, type WireComponent, type WireTrigger } from "./loadComponent";

/** How a flow takes the events of its trigger, where the trigger can hand them over in batches. */
export interface Batching {
  readonly enabled: boolean;
  /** The trigger's own unless given. */
  readonly batchSize?: number;
  readonly runInitialSyncOnDeploy?: boolean;
}

export interface FlowDefinition {
  readonly name: string;
  /** Survives renaming; made of the first name unless given. */
  readonly stableId?: string;
  /** The key of a trigger of the component, or a trigger of another one. */
  readonly trigger: string | WireTrigger;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** On, where the trigger can, unless given. */
  readonly batching?: Batching;
}

/** A flow of an instance, ready to run. */
export interface Flow extends FlowIdentity {
  readonly trigger: WireTrigger;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly batching: Batching;
}

/** Makes a flow of its definition: finds its trigger, and fills in what was left out. */
export const defineFlow = (
  component: WireComponent,
  { name, stableId, trigger, inputs = {}, batching }: FlowDefinition,
): Flow => {
  const definition = typeof trigger === "string" ? component.triggers[trigger] : trigger;
  if (definition === undefined) throw new Error(`There is no trigger "${trigger}"`);
  return {
    id: randomUUID(),
    name,
    stableId: stableId ?? name.toLowerCase().replace(/\W+/g, "-"),
    trigger: definition,
    inputs: fillInputs(definition.inputs, inputs),
    batching: batching ?? {
      enabled: (definition.triggerResolverSupport ?? "invalid") !== "invalid",
    },
  };
};
