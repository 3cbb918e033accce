import type { YAMLMap } from "yaml";
import { mapAt, mapsIn, textAt } from "./document";
import { isEmpty } from "./objectInput";
import type { Say } from "./report";
import { readersOf, type Step } from "./steps";
import type { Thing } from "./thisComponent";

const writesNothingBack = [
  ...["success", "created", "updated", "alreadyMember", "alreadyRemoved", "subscriptionIds"],
];

/**
 * What the results of a moved step hold here and may not hold there: a write that Graph answers with
 * nothing has a result of this component's own, an upsert says what it did, and a trigger delivers what
 * it verified.
 */
const ownResult = ({ outputSchema, examplePayload }: Thing): string[] => {
  const delivered = examplePayload?.payload?.body.data;
  if (delivered !== undefined) return Object.keys(delivered).map((name) => `body.data.${name}`);
  const { properties = {} } = JSON.parse(outputSchema?.schema ?? "{}") as { properties?: object };
  return Object.keys(properties).filter((name) => writesNothingBack.includes(name));
};

export const branchesOf = ({ map }: Step): string[] =>
  mapsIn(map.get("branches")).map((branch) => textAt(branch, "name") ?? "");

const isFullName = (step: YAMLMap): boolean => {
  const inputs = mapAt(step, "inputs");
  const name = inputs === undefined ? undefined : mapAt(inputs, "userPrincipalName");
  return (
    name !== undefined &&
    ["value", "template"].includes(textAt(name, "type") ?? "") &&
    textAt(name, "value")?.includes("@") === true
  );
};

const ofTrigger = (step: Step, thing: Thing): string[] => {
  const there = branchesOf(step);
  const missing = (thing.staticBranchNames ?? []).filter((name) => !there.includes(name));
  return [
    ...(missing.length > 0
      ? [
          `${thing.display.label} of this component also has the branches ${missing.join(", ")}: add each of them, empty where there is nothing to do`,
        ]
      : []),
    ...(thing.scheduleSupport === "valid" && isEmpty(step.map.get("schedule", true))
      ? ["it has no schedule: a daily one keeps its subscription alive"]
      : []),
  ];
};

/** Says what may work differently in a moved step, and in the steps that read its results. */
export const lookAt = (
  step: Step,
  thing: Thing,
  flow: { readonly name: string; readonly steps: readonly Step[] },
  say: Say,
): void => {
  const where = `${flow.name} › ${step.name}`;
  if (isFullName(step.map))
    say(
      "toLookAt",
      step.map,
      where,
      "its User Principal Name has an @: the public component puts @ and Domain after it, this one does not",
    );
  if (step.isTrigger)
    for (const what of ofTrigger(step, thing)) say("toLookAt", step.map, where, what);
  const own = ownResult(thing);
  if (own.length === 0) return;
  for (const { step: reader, node, reference } of readersOf(step, flow.steps))
    say(
      "toLookAt",
      node,
      `${flow.name} › ${reader.name}`,
      `reads ${reference}, and ${thing.display.label} gives ${own.join(", ")} here`,
    );
};
