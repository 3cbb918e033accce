import { type GraphFault, unparsable, unsupportedQuery } from "../graphFault";
import { facts } from "../kinds";
import type { ListedType } from "../kinds/names";
import type { Filter } from "./filter";
import type { Target } from "./filterTargets";

type Ability = "plain" | "advanced" | "refused";

const MOST_CLAUSES = 15;

const missing = (operator: string): string =>
  `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`;

const unsupportedClause = (type: ListedType, { name }: Target): GraphFault => {
  const resource = type === "directoryObject" ? "DirectoryObject" : facts[type].title;
  return unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${name}' of resource '${resource}'.`,
  );
};

/** `eq startsWith null*` → what it says of one operator. */
const abilityTo = ({ abilities }: Target, operator: string): Ability => {
  const words = abilities.split(" ");
  if (words.includes(operator)) return "plain";
  return words.includes(`${operator}*`) ? "advanced" : "refused";
};

/** What Graph takes with another operator it takes in advanced queries only. */
const advancedWith = (ability: Ability): Ability =>
  ability === "refused" ? "refused" : "advanced";

const countAbility = (target: Target, operator: string, value: unknown): Ability =>
  // More than none is the opposite of none.
  abilityTo(target, value === 0 && ["eq", "ne", "gt", "le"].includes(operator) ? "0" : "1");

const isCount = ({ path }: Target): boolean => path.at(-1) === "$count";

const comparisonAbility = (clause: Filter & { type: "compare" }, target: Target): Ability => {
  const { operator, value } = clause;
  if (isCount(target)) return countAbility(target, operator, value);
  if (operator === "ge" || operator === "le") return abilityTo(target, "ge/le");
  if (operator === "gt" || operator === "lt") return "refused";
  const ability = abilityTo(target, value === null ? "null" : "eq");
  return operator === "ne" ? advancedWith(ability) : ability;
};

const abilityOf = (clause: Filter, target: Target): Ability => {
  switch (clause.type) {
    case "call": {
      if (clause.name === "contains") return "refused";
      return abilityTo(target, clause.name === "startswith" ? "startsWith" : "endsWith");
    }
    case "in": {
      const own = abilityTo(target, "in");
      return own === "refused" ? abilityTo(target, "eq") : own;
    }
    case "compare":
      return comparisonAbility(clause, target);
    case "lambda":
      return clause.quantifier === "any" ? "plain" : "refused";
    default:
      return "plain";
  }
};

const OPERATOR_KINDS = {
  eq: "Equal",
  ne: "NotEqual",
  gt: "GreaterThan",
  ge: "GreaterThanOrEqual",
  lt: "LessThan",
  le: "LessThanOrEqual",
} as const;

/** Types whose literals stand for each other. */
const sameType = (declared: string, written: string): boolean =>
  declared === written || written === "null" || (declared === "Guid" && written === "String");

const SIMPLE = new Set(["String", "Boolean", "Int32", "Guid", "DateTimeOffset"]);

/** Refuses a value that is written as something else than the property is. */
const checkTypes = (clause: Filter, { type }: Target): void => {
  if (type === undefined || !SIMPLE.has(type)) return;
  const written =
    clause.type === "compare" ? [clause.valueType] : clause.type === "in" ? clause.valueTypes : [];
  const wrong = written.find((valueType) => !sameType(type, valueType));
  if (wrong === undefined) return;
  const kind = clause.type === "compare" ? OPERATOR_KINDS[clause.operator] : "Equal";
  throw unparsable(
    `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${type}' and 'Edm.${wrong}' for operator kind '${kind}'.`,
  );
};

/**
 * Refuses a clause that the tables do not allow, or not without the parameters of an advanced query.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const checkClause = (
  type: ListedType,
  clause: Filter,
  target: Target | undefined,
  advanced: boolean,
): void => {
  if (target === undefined) {
    if (!advanced) throw unsupportedQuery(missing("not"));
    return;
  }
  if (clause.type === "call" && clause.name === "contains")
    throw unsupportedQuery("Unsupported property filter clause operator 'Contains'.");
  checkTypes(clause, target);
  const ability = abilityOf(clause, target);
  if (ability === "refused") throw unsupportedClause(type, target);
  if (ability === "plain" || advanced) return;
  if (clause.type === "call" && clause.name === "endswith")
    throw unsupportedQuery(missing("endsWith"));
  if (clause.type === "compare" && clause.operator === "ne" && !isCount(target))
    throw unsupportedQuery("Filter operator 'NotEqualsMatch' is not supported.");
  throw unsupportedClause(type, target);
};

const alternatives = (filter: Filter): number => {
  if (filter.type === "or") return alternatives(filter.left) + alternatives(filter.right);
  if (filter.type === "and") return Math.max(alternatives(filter.left), alternatives(filter.right));
  return filter.type === "in" ? filter.values.length : 1;
};

/** Refuses more alternatives than a default query takes. */
export const checkClauseCount = (filter: Filter, advanced: boolean): void => {
  const count = alternatives(filter);
  if (advanced || count <= MOST_CLAUSES) return;
  throw unsupportedQuery(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${MOST_CLAUSES}.`,
  );
};

/**
 * Refuses to look an identity up by its name without its issuer.
 * @see https://learn.microsoft.com/graph/api/user-list#example-2-get-a-user-account-using-a-sign-in-name
 */
export const checkIdentities = (targets: readonly Target[]): void => {
  const paths = targets.map(({ path }) => path.join("/"));
  const index = paths.indexOf("identities/any/issuerAssignedId");
  if (index < 0 || paths.includes("identities/any/issuer")) return;
  const target = targets[index];
  if (target !== undefined) throw unsupportedClause("user", target);
};
