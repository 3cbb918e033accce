import type { Context } from "../../../../runner/context";
import type { Execution } from "../scope";
import { leaf, type StepKind } from "./stepKind";

type Values = Record<string, unknown>;
type Place = (context: Context, execution: Execution) => Values;

const places: Readonly<Record<"Instance" | "CrossFlow" | "Execution", Place>> = {
  Instance: ({ instanceState }) => instanceState as Values,
  CrossFlow: ({ crossFlowState }) => crossFlowState,
  Execution: (_context, { executionState }) => executionState,
};

const keyOf = (given: unknown, place: string): string => {
  if (typeof given !== "string" || given === "") throw new Error(`${place}: its key is no text`);
  return given;
};

const get = (of: Place): StepKind =>
  leaf(
    { keyInput: "single", defaultValueInput: "single" },
    (_step, { keyInput, defaultValueInput }, { place }) =>
      (scope) =>
        scope.execution.run(async (context) => ({
          data:
            of(context, scope.execution)[keyOf(keyInput?.(scope), place)] ??
            defaultValueInput?.(scope),
        })),
  );

const save = (of: Place): StepKind =>
  leaf(
    { keyInput: "single", valueInput: "single", dynamicValues: "keyValueList" },
    (_step, { keyInput, valueInput, dynamicValues }, { place }) =>
      (scope) =>
        scope.execution.run(async (context) => {
          const more = (dynamicValues?.(scope) ?? []) as unknown[];
          if (more.length > 0) throw new Error(`${place}: dynamicValues cannot be played`);
          const value = valueInput?.(scope);
          of(context, scope.execution)[keyOf(keyInput?.(scope), place)] =
            scope.execution.keepsTexts && typeof value !== "string" ? JSON.stringify(value) : value;
          return { data: null };
        }),
  );

/** `getInstanceValue`, `saveInstanceValue` and so on. */
export const persistData: Readonly<Record<string, StepKind>> = Object.fromEntries(
  Object.entries(places).flatMap(([name, of]) => [
    [`get${name}Value`, get(of)],
    [`save${name}Value`, save(of)],
  ]),
);
