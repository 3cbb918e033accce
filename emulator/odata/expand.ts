import { GraphFault, unparsable } from "../graphFault";
import { findProperty, findRelation, type ListedType, qualified } from "../kinds/names";
import { readSelect } from "./select";

export interface Expand {
  readonly property: string;
  readonly select: readonly string[] | undefined;
  /** How many managers up; 1 unless given. */
  readonly levels: number;
}

const MOST_LEVELS = 1000;

const refused = (text: string): GraphFault =>
  new GraphFault(400, "ExpandNotSupported", `Expand is not supported for '${text}'.`);

const readLevels = (text: string, property: string, value: string): number => {
  const levels = value === "max" ? MOST_LEVELS : Number(value);
  if (property !== "manager" || !Number.isInteger(levels) || levels < 1 || levels > MOST_LEVELS)
    throw refused(text);
  return levels;
};

const relationOf = (type: ListedType, name: string, text: string) => {
  const relation = findRelation(type, name);
  if (relation !== undefined) return relation;
  const property = findProperty(type, name);
  const problem =
    property === undefined
      ? `Could not find a property named '${name}' on type '${qualified(type)}'.`
      : `Property '${property[0]}' on type '${qualified(type)}' is not a navigation property or complex property. Only navigation properties can be expanded.`;
  throw type === "directoryObject"
    ? refused(text)
    : unparsable(`Parsing OData Select and Expand failed: ${problem}`);
};

/**
 * Reads `$expand`: one relation, with `$select` and for the manager `$levels` of its own.
 * @see https://learn.microsoft.com/graph/query-parameters#expand
 */
export const readExpand = (type: ListedType, text: string | undefined): Expand | undefined => {
  if (text === undefined || text.trim() === "") return undefined;
  const [, name, , options] = /^\s*(\w+)\s*(\((.*)\))?\s*$/s.exec(text) ?? [];
  if (name === undefined) throw refused(text);
  const [property, relation] = relationOf(type, name, text);
  if (relation.expandable !== true) throw refused(text);
  let select: readonly string[] | undefined;
  let levels = 1;
  for (const option of (options ?? "").split(";").filter((part) => part.trim() !== "")) {
    const [, key = "", value = ""] = /^\s*(\$\w+)\s*=(.*)$/s.exec(option) ?? [];
    if (/^\$select$/i.test(key)) select = readSelect("directoryObject", value);
    else if (/^\$levels$/i.test(key)) levels = readLevels(text, property, value.trim());
    else throw refused(text);
  }
  return { property, select, levels };
};
