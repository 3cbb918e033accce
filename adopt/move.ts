import type { YAMLMap } from "yaml";
import { type Connections, connectionKey, problemOfUse } from "./connections";
import { mapAt } from "./document";
import { planInputs } from "./inputs";
import { isEmpty } from "./objectInput";
import { type Kind, publicInputs } from "./publicComponent";
import { ownerOf, pointHere } from "./reference";
import type { Say } from "./report";
import { type Thing, thingOf } from "./thisComponent";

/** A step, trigger or picker in the file. */
export interface Place {
  readonly kind: Kind;
  /** What has the inputs: the step, or the config variable. */
  readonly owner: YAMLMap;
  /** What names the component and the key in it. */
  readonly reference: YAMLMap;
  readonly where: string;
  /** Those that a trigger has in the flow. */
  readonly branches?: readonly string[];
}

const names: Readonly<Record<Kind, string>> = {
  actions: "action",
  triggers: "trigger",
  dataSources: "data source",
};

/** What stays may have lost its connection to those that moved. */
const lostConnection = ({ owner }: Place, connections: Connections): string[] => {
  const key = connectionKey(mapAt(owner, "inputs"));
  return key !== undefined && connections.has(key) && connections.get(key) === undefined
    ? [`it stays with the public component and needs a connection of that: ${key} is one of this`]
    : [];
};

/**
 * Moves one step, trigger or picker as a whole, or leaves it as it is, and says which.
 *
 * @returns What it is now; nothing when it was not moved.
 */
export const move = (place: Place, connections: Connections, say: Say): Thing | undefined => {
  const { kind, owner, reference, where, branches = [] } = place;
  const stay = (problems: readonly string[]): undefined => {
    say(
      "notMoved",
      reference,
      where,
      [...problems, ...lostConnection(place, connections)].join("; "),
    );
  };
  const is = ownerOf(reference);
  if (is.is === "unclear") return stay([is.why]);
  if (is.is !== "public") return undefined;
  const thing = publicInputs(kind, is.key) === undefined ? undefined : thingOf(kind, is.key);
  if (thing === undefined) return stay([`there is no ${names[kind]} ${is.key} to move it to`]);

  const inputs = mapAt(owner, "inputs");
  const isUnread = inputs === undefined && !isEmpty(owner.get("inputs", true));
  const plan = planInputs(kind, thing, inputs);
  const problems = [
    ...(isUnread ? ["its inputs are written in an unknown form"] : []),
    ...plan.problems,
    ...branches
      .filter((branch) => !(thing.staticBranchNames ?? []).includes(branch))
      .map((branch) => `this component's ${thing.display.label} has no branch ${branch}`),
    ...[problemOfUse(inputs, connections) ?? []].flat(),
  ];
  if (problems.length > 0) return stay(problems);

  const version = pointHere(is.component);
  if (inputs !== undefined) plan.apply(inputs);
  say("moved", reference, where, [is.key, ...version, ...plan.told].join("; "));
  for (const input of plan.leftOut)
    say(
      "notMoved",
      reference,
      where,
      `${input}: this component has no such input; a comment keeps what it was`,
    );
  return thing;
};
