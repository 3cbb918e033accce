import type { YAMLMap } from "yaml";
import { mapAt, textAt } from "./document";
import { isEmpty } from "./objectInput";
import { publicConnections } from "./publicComponent";
import { ownerOf, pointHere } from "./reference";
import type { Say } from "./report";
import { connectionInputs } from "./thisComponent";

/** By the key of its config variable, why steps of this component cannot use a connection; nothing when they can. */
export type Connections = ReadonlyMap<string, string | undefined>;

const problemOf = (reference: YAMLMap | undefined): string | undefined => {
  if (reference === undefined)
    return "an organization- or customer-wide connection is not in the file: make it anew with this component";
  const owner = ownerOf(reference);
  if (owner.is === "another's") return "it is a connection of another component";
  if (owner.is === "unclear") return owner.why;
  return owner.is === "public" && !publicConnections.includes(owner.key)
    ? `this component has no connection ${owner.key}`
    : undefined;
};

export const connectionsOf = (variables: readonly YAMLMap[]): Connections =>
  new Map(
    variables
      .filter((variable) => textAt(variable, "dataType") === "connection")
      .map((variable) => [textAt(variable, "key") ?? "", problemOf(mapAt(variable, "connection"))]),
  );

/** The key of the config variable that a step takes its connection from. */
export const connectionKey = (inputs: YAMLMap | undefined): string | undefined => {
  const given = inputs === undefined ? undefined : mapAt(inputs, "connection");
  return given !== undefined && textAt(given, "type") === "configVar"
    ? textAt(given, "value") || undefined
    : undefined;
};

/** Why a step or picker cannot have the connection that it has. */
export const problemOfUse = (
  inputs: YAMLMap | undefined,
  connections: Connections,
): string | undefined => {
  const key = connectionKey(inputs);
  if (key === undefined) {
    const isGiven = !isEmpty(inputs?.get("connection", true));
    return isGiven ? "its connection is not given by a config variable" : undefined;
  }
  if (!connections.has(key))
    return `its connection ${key} is no config variable of this file that holds one`;
  const problem = connections.get(key);
  return problem === undefined ? undefined : `its connection ${key}: ${problem}`;
};

/**
 * Moves the connection of a config variable. An input that is not known here stays in the file.
 *
 * @returns Whether there was one of the public component that could be moved.
 */
export const moveConnection = (variable: YAMLMap, where: string, say: Say): boolean => {
  const reference = mapAt(variable, "connection");
  const owner = reference === undefined ? undefined : ownerOf(reference);
  if (owner?.is === "unclear") say("notMoved", reference, where, owner.why);
  if (owner?.is !== "public") return false;
  const problem = problemOf(reference);
  if (problem !== undefined) {
    say("notMoved", reference, where, problem);
    return false;
  }
  say("moved", reference, where, [owner.key, ...pointHere(owner.component)].join("; "));
  const known = connectionInputs(owner.key) ?? [];
  for (const { key } of mapAt(variable, "inputs")?.items ?? [])
    if (!known.includes(String(key)))
      say("toLookAt", key, where, `${owner.key} of this component has no input ${String(key)}`);
  return true;
};
