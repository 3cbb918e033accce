import type { WireComponent } from "../../../runner";
import type { Path } from "./path";
import { refuse } from "./refuse";
import type { Scope } from "./scope";

/** What is known where a part of the file stands, before anything runs. */
export interface Preparation {
  readonly component: WireComponent;
  /** The data types of the config variables. */
  readonly configVars: ReadonlyMap<string, string>;
  /** The steps that can be referred to here, and what of each. */
  readonly visible: ReadonlyMap<string, readonly Path["part"][]>;
  readonly inLoop: boolean;
  /** For errors: `Flow "Sync Group", step "Set Members"`. */
  readonly place: string;
}

export const at = (preparation: Preparation, place: string): Preparation => ({
  ...preparation,
  place: `${preparation.place}, ${place}`,
});

/** Gives a value when the step runs. */
export type Evaluate = (scope: Scope) => unknown;

/** Runs a step, or several, and gives the results of the last one. */
export type Perform = (scope: Scope) => Promise<unknown>;

/** The path of a reference to a step that stands before this one. */
export const checkVisible = ({ visible, place }: Preparation, path: Path): Path => {
  const parts = visible.get(path.step);
  if (parts === undefined) return refuse(place, `no step "${path.step}" stands before it`);
  if (!parts.includes(path.part)) return refuse(place, `"${path.step}" has no ${path.part} here`);
  return path;
};
