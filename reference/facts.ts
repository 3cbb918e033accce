import { readFileSync } from "node:fs";
import { join } from "node:path";
import component from "../src";
import type { Permission } from "../src/graph";
import { actionFiles, actionsFolder } from "./actionFiles";
import { type ErrorFacts, errorFacts } from "./errorFacts";
import { type InputFacts, inputFacts, type WireInput } from "./inputFacts";
import { type Job, jobs } from "./jobs";
import { permissionOf } from "./permissionFacts";
import { type ResultFacts, resultFacts } from "./resultFacts";

interface Wire {
  readonly key: string;
  readonly display: {
    readonly label: string;
    readonly description: string;
    readonly directions?: string;
  };
  readonly inputs: readonly WireInput[];
  readonly examplePayload?: unknown;
  readonly outputSchema?: { readonly schema: string };
  readonly performSafety?: string;
  readonly staticBranchNames?: readonly string[];
  readonly scheduleSupport?: string;
}

/** What an action, trigger, data source or connection says of itself. */
export interface Facts {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly inputs: readonly InputFacts[];
}

interface Permitted extends Facts {
  readonly permission: Permission;
  readonly example: unknown;
}

export interface ActionFacts extends Permitted {
  /** The folder of the action: `user`, `group`, … */
  readonly resource: string;
  /** What the action's file says of it, beyond its description. */
  readonly details: string;
  readonly runsInDesigner: boolean;
  readonly result: readonly ResultFacts[];
  /** The JSON Schema of the result; nothing where it is whatever Graph answers. */
  readonly outputSchema?: unknown;
  readonly errors: readonly ErrorFacts[];
}

export interface TriggerFacts extends Permitted {
  readonly directions?: string;
  readonly branches: readonly string[];
  readonly takesSchedule: boolean;
  readonly needsSchedule: boolean;
}

/** The jobs that there are steps for, each with those. */
export const jobsOf = (keys: Iterable<string>): Job[] => {
  const known = new Set(keys);
  return jobs
    .map((job) => ({ ...job, steps: job.steps.filter((key) => known.has(key)) }))
    .filter(({ steps }) => steps.length > 0);
};

export interface Reference {
  /** How a flow names this component; its version is LATEST, or a publication of the organization. */
  readonly component: { readonly key: string; readonly isPublic: boolean };
  readonly jobs: readonly Job[];
  readonly actions: readonly ActionFacts[];
  readonly triggers: readonly TriggerFacts[];
  readonly dataSources: readonly Permitted[];
  readonly connections: readonly Facts[];
}

/** The docstring above the action, without its link. */
const docstring = (file: string, key: string): string => {
  const text = readFileSync(join(actionsFolder, file), "utf8");
  const [before = ""] = text.split(`export const ${key} = action(`);
  const comment = before.slice(before.lastIndexOf("/**") + 3, before.lastIndexOf("*/"));
  return comment
    .split("\n")
    .map((line) => line.replace(/^ *\* ?/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("@see"))
    .join(" ");
};

const wires = (part: unknown): Wire[] => Object.values(part as Record<string, Wire>);

const factsOf = ({ key, display, inputs }: Wire): Facts => ({
  key,
  label: display.label,
  description: display.description,
  inputs: inputFacts(inputs),
});

interface Payload {
  readonly data: unknown;
  readonly contentType?: string;
}

/** What a step's result looks like; of a file, no reader wants the bytes. */
const exampleOf = ({ data, contentType }: Payload): unknown =>
  Buffer.isBuffer(data) ? `${data.length} bytes, ${contentType}` : data;

const actionFacts = async (action: Wire): Promise<ActionFacts> => {
  const { key, examplePayload, outputSchema, performSafety } = action;
  const file = actionFiles.get(key) ?? "";
  return {
    ...factsOf(action),
    resource: file.split("/", 1)[0] ?? "",
    details: docstring(file, key),
    permission: permissionOf(key),
    runsInDesigner: performSafety === "SAFE",
    result: outputSchema === undefined ? [] : resultFacts(outputSchema.schema),
    ...(outputSchema === undefined ? {} : { outputSchema: JSON.parse(outputSchema.schema) }),
    example: exampleOf(examplePayload as Payload),
    errors: await errorFacts(key),
  };
};

const triggerFacts = (trigger: Wire): TriggerFacts => ({
  ...factsOf(trigger),
  ...(trigger.display.directions === undefined ? {} : { directions: trigger.display.directions }),
  permission: permissionOf(trigger.key),
  branches: trigger.staticBranchNames ?? [],
  takesSchedule: trigger.scheduleSupport !== "invalid",
  needsSchedule: trigger.scheduleSupport === "required",
  example: trigger.examplePayload,
});

interface WireConnection {
  readonly key: string;
  readonly label: string;
  readonly comments?: string;
  readonly inputs: readonly WireInput[];
}

/** Everything that the reference says, read from the component, its permissions and its cases. */
export const readReference = async (): Promise<Reference> => {
  const actions: ActionFacts[] = [];
  for (const action of wires(component.actions)) actions.push(await actionFacts(action));
  const triggers = wires(component.triggers).map(triggerFacts);
  return {
    component: { key: component.key, isPublic: component.public ?? false },
    jobs: jobsOf([...actions, ...triggers].map(({ key }) => key)),
    actions,
    triggers,
    dataSources: wires(component.dataSources).map((source) => ({
      ...factsOf(source),
      permission: permissionOf(source.key),
      example: (source.examplePayload as { result: unknown }).result,
    })),
    connections: (component.connections as unknown as WireConnection[]).map((connection) => ({
      key: connection.key,
      label: connection.label,
      description: connection.comments ?? "",
      inputs: inputFacts(connection.inputs),
    })),
  };
};
