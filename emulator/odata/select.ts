import { unparsable } from "../graphFault";
import {
  findProperty,
  findRelation,
  isExtension,
  type ListedType,
  qualified,
} from "../kinds/names";

/** A name of `$select` or `$orderby` as Graph spells it. */
export const canonicalName = (type: ListedType, name: string, clause: string): string => {
  const property = findProperty(type, name);
  if (property !== undefined && property[1].filterOnly !== true) return property[0];
  const relation = findRelation(type, name);
  if (relation !== undefined) return relation[0];
  if (isExtension(name)) return name;
  throw unparsable(
    `Parsing OData ${clause} failed: Could not find a property named '${name}' on type '${qualified(type)}'.`,
  );
};

/** Reads `$select`; undefined when it is absent or empty. */
export const readSelect = (
  type: ListedType,
  text: string | undefined,
): readonly string[] | undefined =>
  text === undefined || text.trim() === ""
    ? undefined
    : [
        ...new Set(
          text.split(",").map((name) => canonicalName(type, name.trim(), "Select and Expand")),
        ),
      ];
