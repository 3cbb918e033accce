import { badRequest, unparsable, unsupportedQuery } from "../graphFault";
import { type Filter, parseFilter } from "../odata/filter";
import type { Operator, ResourceFacts } from "./resource";

/** The system query options of a request, read and checked. */
export interface ResourceQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly expand: string | undefined;
  readonly top: number;
  readonly count: boolean;
}

const sameName =
  (name: string) =>
  (other: string): boolean =>
    other.toLowerCase() === name.toLowerCase();

const readSelect = ({ type, properties }: ResourceFacts, text: string) =>
  text.split(",").map((written) => {
    const found = properties.find(sameName(written.trim()));
    if (found === undefined) {
      throw unparsable(
        `Parsing OData Select and Expand failed: Could not find a property named '${written.trim()}' on type 'microsoft.graph.${type}'.`,
      );
    }
    return found;
  });

const refused = (name: string, { type }: ResourceFacts) =>
  unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${name}' of resource '${type}'.`,
  );

/** A variable of `any`, and the list whose items it stands for. */
interface Scope {
  readonly variable: string;
  readonly list: readonly string[];
}

/** A clause with its names as Graph spells them; refused when the table does not have it. */
const checkClause = (
  facts: ResourceFacts,
  clause: Exclude<Filter, { type: "and" | "or" | "not" | "lambda" }>,
  scope: Scope | undefined,
): Filter => {
  const [first = "", ...rest] = clause.property;
  const ofItem = scope !== undefined && first === scope.variable;
  const written = (ofItem ? [...scope.list, "any", ...rest] : clause.property).join("/");
  const path = Object.keys(facts.filter ?? {}).find(sameName(written));
  const row = path === undefined ? undefined : facts.filter?.[path];
  if (path === undefined || row === undefined) {
    const known = facts.properties.some(sameName(written.split("/")[0] ?? ""));
    throw known
      ? refused(written, facts)
      : unparsable(
          `Invalid filter clause: Could not find a property named '${written}' on type 'microsoft.graph.${facts.type}'.`,
        );
  }
  const operator =
    clause.type === "compare" ? clause.operator : clause.type === "in" ? "in" : clause.name;
  if (!row.operators.includes(operator as Operator)) throw refused(path, facts);
  const types = clause.type === "in" ? clause.valueTypes : [clause.valueType];
  const wrong = types.find((one) => one !== row.type && one !== "null");
  if (wrong !== undefined) {
    throw unparsable(
      `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${row.type}' and 'Edm.${wrong}' for operator kind 'Equal'.`,
    );
  }
  const spelt = path.split("/");
  return { ...clause, property: ofItem ? [first, ...spelt.slice(scope.list.length + 1)] : spelt };
};

const checkFilter = (facts: ResourceFacts, filter: Filter, scope?: Scope): Filter => {
  switch (filter.type) {
    case "and":
    case "or":
      return {
        ...filter,
        left: checkFilter(facts, filter.left, scope),
        right: checkFilter(facts, filter.right, scope),
      };
    case "lambda": {
      const { property, variable, body } = filter;
      const list = property.map((name) => facts.properties.find(sameName(name)) ?? name);
      return { ...filter, property: list, body: checkFilter(facts, body, { variable, list }) };
    }
    case "not":
      throw unsupportedQuery(`The filter is not supported for resource '${facts.type}'.`);
    default:
      return checkClause(facts, filter, scope);
  }
};

const readTop = ({ page }: ResourceFacts, text: string | undefined): number => {
  if (page === undefined) return Number.POSITIVE_INFINITY;
  if (text === undefined) return page.usual;
  const top = Number(text);
  if (text.trim() === "" || !Number.isInteger(top) || top < 1 || top > page.largest) {
    throw unsupportedQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${page.largest} inclusive.`,
    );
  }
  return top;
};

const readExpand = ({ type, expandable = [] }: ResourceFacts, text: string): string => {
  const found = expandable.find(sameName(text.trim()));
  if (found !== undefined) return found;
  throw unparsable(
    `Parsing OData Select and Expand failed: Could not find a property named '${text}' on type 'microsoft.graph.${type}'.`,
  );
};

/** Reads the options of a request for a resource. */
export const readResourceQuery = (facts: ResourceFacts, params: URLSearchParams): ResourceQuery => {
  const option = (name: string): string | undefined =>
    [...params].find(([key]) => sameName(name)(key))?.[1];
  for (const [key] of params) {
    if (!key.startsWith("$") || sameName("$skiptoken")(key)) continue;
    if (!facts.options.some(sameName(key)))
      throw badRequest(`The query option '${key}' is not supported for '${facts.context}'.`);
  }
  const [select, filter, expand] = [option("$select"), option("$filter"), option("$expand")];
  return {
    select: select === undefined || select.trim() === "" ? undefined : readSelect(facts, select),
    filter: filter === undefined ? undefined : checkFilter(facts, parseFilter(filter)),
    expand: expand === undefined ? undefined : readExpand(facts, expand),
    top: readTop(facts, option("$top")),
    count: option("$count")?.toLowerCase() === "true",
  };
};
