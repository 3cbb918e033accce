import type { InputDefinition } from "./definitions";
import type { ConfigVar } from "./integration";

// Pickers that offer the same kind of thing: a member of a group is offered as a user too.
const SAME_PICKERS = [new Set(["selectUser", "selectGroupMember"])];

const offerTheSame = (one: string, other: string): boolean =>
  one === other || SAME_PICKERS.some((pickers) => pickers.has(one) && pickers.has(other));

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
  const wrong = pickList?.filter((choice) => input.choices?.includes(choice) === false) ?? [];
  if (wrong.length > 0) return `${key} can be ${wrong.join(", ")}, which is no choice of the input`;
  return dataSource !== undefined &&
    input.dataSource !== undefined &&
    !offerTheSame(dataSource.key, input.dataSource)
    ? `${key} is chosen by ${dataSource.key}, the input takes what ${input.dataSource} offers`
    : undefined;
};
