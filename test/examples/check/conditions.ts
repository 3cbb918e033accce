import type { Inputs, Term, Value } from "./integration";

// How many terms each operator takes.
const OPERATORS: Readonly<Record<string, number>> = {
  equal: 2,
  in: 2,
  greaterThan: 2,
  greaterThanOrEqual: 2,
  isEmpty: 2,
  isNotEmpty: 2,
  exists: 1,
  doesNotExist: 1,
  isTrue: 1,
};

const isValue = (term: Term | undefined): term is Value =>
  typeof term === "object" && "type" in term && term.type !== "complex";

const expressionProblem = (expression: Term): string | undefined => {
  if (!Array.isArray(expression)) return "must be a list of an operator and its terms";
  const [operator, ...terms] = expression as readonly Term[];
  const count = typeof operator === "string" ? OPERATORS[operator] : undefined;
  if (count === undefined)
    return `${JSON.stringify(operator)} is no operator: ${Object.keys(OPERATORS).join(", ")}`;
  if (terms.length !== count) return `${operator} takes ${count} terms, not ${terms.length}`;
  return terms.every(isValue) ? undefined : `the terms of ${operator} must be {type, value}`;
};

/** What is wrong with the condition of one branch. */
const conditionProblems = (terms: readonly Term[]): string[] => {
  const [joint, ...expressions] = terms;
  if (joint !== "and" && joint !== "or") return ["must begin with and or or"];
  if (expressions.length === 0) return ["has nothing to compare"];
  return expressions.map(expressionProblem).filter((problem) => problem !== undefined);
};

/** The branches that conditions or values lead to, by name, and what is wrong with how they do. */
export interface Routes {
  readonly names: readonly string[];
  readonly problems: readonly string[];
}

const complexTerms = (value: Value | undefined): readonly Term[] =>
  value?.type === "complex" ? value.value : [];

export const routesOfConditions = ({ conditions }: Inputs): Routes => {
  const names: string[] = [];
  const problems: string[] = [];
  for (const term of complexTerms(conditions)) {
    if (typeof term !== "object" || !("type" in term) || term.type !== "complex") {
      problems.push("a condition must be complex and have the name of its branch");
      continue;
    }
    const name = typeof term.name === "string" ? term.name : "";
    names.push(name);
    problems.push(
      ...conditionProblems(term.value).map((problem) => `condition ${name}: ${problem}`),
    );
  }
  return { names, problems };
};

/** The mapping of `branchOnValue`: the value by which each branch is chosen. */
export const routesOfValues = (
  { branchValueMappings }: Inputs,
  possible: readonly string[] | undefined,
): Routes => {
  const entries = complexTerms(branchValueMappings).map((term) =>
    typeof term === "object" && "type" in term && term.type === "value" ? term : undefined,
  );
  const texts = entries.map((entry) => entry?.value ?? "");
  const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
  const impossible = possible === undefined ? [] : texts.filter((text) => !possible.includes(text));
  return {
    names: entries.map((entry) => (typeof entry?.name === "string" ? entry.name : "")),
    problems: [
      ...(entries.includes(undefined) ? ["an entry must be {name, type: value, value}"] : []),
      ...repeated.map((text) => `${text} chooses two branches`),
      ...impossible.map((text) => `the config variable is never ${text}`),
    ],
  };
};
