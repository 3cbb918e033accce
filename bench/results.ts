import type { Goal, Measure } from "./cases/benchCase";
import type { Spread } from "./statistics";

export interface ContenderResult {
  readonly key: string;
  readonly label: string;
  readonly rounds: number;
  readonly figures: Readonly<Partial<Record<Measure, Spread>>>;
}

export interface ScenarioResult {
  readonly key: string;
  readonly title: string;
  readonly contenders: readonly ContenderResult[];
  /** Contenders whose packages are not installed. */
  readonly absent: readonly string[];
}

export interface GoalResult extends Goal {
  /** A ratio, or the median where there is nothing to compare it with. Undefined when a side is absent. */
  readonly value: number | undefined;
  readonly reached: boolean;
}

export interface CaseResult {
  readonly key: string;
  readonly claim: string;
  readonly limitedBy: string;
  readonly notes: readonly string[];
  readonly scenarios: readonly ScenarioResult[];
  readonly goals: readonly GoalResult[];
}

export interface Environment {
  readonly commit: string;
  /** Files were changed since the commit. */
  readonly changed: boolean;
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
}

export interface Results {
  readonly environment: Environment;
  readonly rounds: number;
  readonly minutes: number;
  readonly cases: readonly CaseResult[];
}
