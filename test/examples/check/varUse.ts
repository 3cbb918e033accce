import type { InputDefinition } from "./definitions";
import type { ConfigVar } from "./integration";

// Pickers that offer the same kind of thing: a member of a group is offered as a user too.
const SAME_PICKERS = [new Set(["selectUser", "selectGroupMember"])];

const offerTheSame = (one: string, other: string): boolean =>
  one === other || SAME_PICKERS.some((pickers) => pickers.has(one) && pickers.has(other));

// Config variables that hold one text.
const SINGLE = new Set([
  "string",
  "date",
  "timestamp",
  "picklist",
  "boolean",
  "number",
  "schedule",
]);

/** What the component's own check says of what a config variable can be. */
const refusalOfVar = (
  { key, dataType, pickList = [] }: ConfigVar,
  { kind, clean }: InputDefinition,
): string | undefined => {
  if (kind !== "text") return undefined;
  for (const text of dataType === "boolean" ? ["true", "false"] : pickList) {
    try {
      clean?.(text);
    } catch (error) {
      return `${key} can be ${text}, and the component refuses it: ${(error as Error).message}`;
    }
  }
  return undefined;
};

/**
 * What is wrong with a config variable in an input; undefined when nothing is.
 *
 * @param input What is known of the input; `text` inside a template or code; undefined when nobody knows it.
 * @param component The component whose input it is.
 */
export const varProblem = (
  key: string,
  input: InputDefinition | "text" | undefined,
  component: string,
  declared: readonly ConfigVar[],
): string | undefined => {
  const configVar = declared.find((one) => one.key === key);
  if (configVar === undefined) return `there is no config variable ${key}`;
  const { dataType, connection, dataSource, pickList } = configVar;
  if (input === undefined) return undefined;
  if (input === "text")
    return connection === undefined ? undefined : `${key} is a connection, and no text`;
  if (input.kind === "connection") {
    if (connection === undefined) return `${key} is no connection`;
    return connection.component.key === component
      ? undefined
      : `${key} is a connection of ${connection.component.key}, not of ${component}`;
  }
  if (connection !== undefined)
    return `${key} is a connection, which only a connection input takes`;
  if (input.kind === "boolean" && dataType !== "boolean") return `${key} is no boolean`;
  if (input.kind === "number" && dataType !== "number") return `${key} is no number`;
  if (["list", "keyValues"].includes(input.kind) && SINGLE.has(dataType))
    return `${key} is no list`;
  if (input.dataSource !== undefined && ["boolean", "number"].includes(dataType))
    return `${key} is a ${dataType}, the input takes what ${input.dataSource} offers`;
  const wrong = pickList?.filter((choice) => input.choices?.includes(choice) === false) ?? [];
  if (wrong.length > 0) return `${key} can be ${wrong.join(", ")}, which is no choice of the input`;
  if (
    dataSource !== undefined &&
    input.dataSource !== undefined &&
    !offerTheSame(dataSource.key, input.dataSource)
  )
    return `${key} is chosen by ${dataSource.key}, the input takes what ${input.dataSource} offers`;
  return refusalOfVar(configVar, input);
};
