import { referenceName } from "../../../adopt/referenceName";
import { type Complain, complainAt } from "./complaint";
import type { Components, StepDefinition } from "./definitions";
import type { Flow, Step } from "./integration";

type Steps = ReadonlyMap<string, Step>;

/** A step where it stands, with what it can refer to. */
export interface Site {
  readonly flow: Flow;
  readonly step: Step;
  /** What is known of its action; undefined when nobody knows it, which is a complaint of its own. */
  readonly definition: StepDefinition | undefined;
  /** The steps that have run before this one in every case, by their names in references. */
  readonly earlier: Steps;
  /** The loops around it, by their names in references. */
  readonly loops: Steps;
  readonly isFirst: boolean;
  readonly complain: Complain;
}

export const definitionOf = (components: Components, step: Step): StepDefinition | undefined =>
  components.get(step.action.component.key)?.steps.get(step.action.key);

/** Every step of a flow, in the order of the file. */
export function* sitesOf(file: string, flow: Flow, components: Components): Generator<Site> {
  function* visit(steps: readonly Step[], before: Steps, loops: Steps): Generator<Site> {
    const earlier = new Map(before);
    for (const [index, step] of steps.entries()) {
      yield {
        flow,
        step,
        definition: definitionOf(components, step),
        earlier: new Map(earlier),
        loops,
        isFirst: steps === flow.steps && index === 0,
        complain: complainAt(file, `${flow.name} > ${step.name}`),
      };
      const name = referenceName(step.name);
      // A trigger has its results before its branches begin; a loop and a branch only have them in the end.
      const inBranches = step.isTrigger ? new Map([...earlier, [name, step]]) : earlier;
      yield* visit(step.steps ?? [], earlier, new Map([...loops, [name, step]]));
      for (const branch of step.branches ?? []) yield* visit(branch.steps, inBranches, loops);
      earlier.set(name, step);
    }
  }
  yield* visit(flow.steps, new Map(), new Map());
}
