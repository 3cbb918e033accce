import type { Step } from "../integration";
import type { Evaluate, Perform, Preparation } from "../preparation";
import type { Shape } from "../values";

export interface Prepared {
  readonly perform: Perform;
  /** Whether later steps can refer to its results. */
  readonly hasResults: boolean;
}

/** Prepares steps that stand one after the other. */
export type PrepareSteps = (steps: Step["steps"], preparation: Preparation) => Prepared;

/** A step of the platform's own components, as far as it is known. */
export interface StepKind {
  /** Its inputs by key; `own` is read by the step itself. */
  readonly inputs: Readonly<Record<string, Shape | "own">>;
  readonly prepare: (
    step: Step,
    inputs: Readonly<Record<string, Evaluate>>,
    preparation: Preparation,
    prepareSteps: PrepareSteps,
  ) => Prepared;
  /** What it holds besides inputs. */
  readonly holds?: "steps" | "branches";
}

/** A step with inputs and results, that holds no others. */
export const leaf = (
  inputs: StepKind["inputs"],
  prepare: (
    step: Step,
    inputs: Readonly<Record<string, Evaluate>>,
    preparation: Preparation,
  ) => Perform,
): StepKind => ({
  inputs,
  prepare: (step, given, preparation) => ({
    perform: prepare(step, given, preparation),
    hasResults: true,
  }),
});
