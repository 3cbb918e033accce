import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Step {
  readonly label: string;
  readonly inputs: readonly { readonly label: string }[];
}

interface Action extends Step {
  readonly errors: readonly { readonly advice: string }[];
}

const file = resolve(__dirname, "../../documentation/reference.json");
const reference: Record<"actions" | "triggers" | "dataSources", Action[]> = JSON.parse(
  readFileSync(file, "utf8"),
);
const { actions, triggers, dataSources } = reference;

const longestFirst = (texts: readonly string[]): string[] =>
  [...new Set(texts)].sort((one, other) => other.length - one.length);

const steps = longestFirst([...actions, ...triggers, ...dataSources].map(({ label }) => label));
/** Labels that are ordinary words, such as Count and Data, say nothing where they begin a sentence. */
const labels = longestFirst(
  actions.flatMap(({ inputs }) => inputs.map(({ label }) => label)),
).filter(
  (label) =>
    label.includes(" ") ||
    ["Cursor", "Expand", "Filter", "Search", "Select", "Top"].includes(label),
);

/** Says itself that not every step has what it names. */
const SAYS_SO = /as far as the step has them|and the like|where the step/;
/** Of a user as List Users reads it, whichever step was refused. */
const OF_OTHERS = "leave signInActivity out of Select and Filter";

/** The inputs that a text names: the longest labels first, so that no part of one counts. */
const inputsIn = (text: string): string[] => {
  let rest = text;
  const take = (label: string): boolean => {
    const parts = rest.split(label);
    rest = parts.join("");
    return parts.length > 1;
  };
  steps.forEach(take);
  return labels.filter(take);
};

describe("what to do after a refusal", () => {
  it.each(actions.map((action) => [action.label, action] as const))(
    "%s names inputs that the step has",
    (_label, { inputs, errors }) => {
      const own = inputs.map(({ label }) => label);
      const lacking = errors
        .filter(({ advice }) => !SAYS_SO.test(advice) && !advice.includes(OF_OTHERS))
        .flatMap(({ advice }) =>
          inputsIn(advice)
            .filter((label) => !own.includes(label))
            .map((label) => `${label}: ${advice}`),
        );
      expect(lacking).toEqual([]);
    },
  );

  it("is more than to check the values, where the refusal is known", () => {
    for (const { label, errors } of actions)
      for (const { advice } of errors)
        expect([label, advice]).not.toEqual([label, "Check the values of this step."]);
  });
});
