import { type Complain, type Complaint, complainAt } from "./complaint";
import { unknownIn } from "./componentReference";
import type { Components } from "./definitions";
import { inputProblems } from "./inputs";
import type { ConfigVar, Inputs, Integration, Reference } from "./integration";
import { looksSecret, namesSecret } from "./secrets";
import type { Site } from "./sites";
import { configVarsOf, usesOf } from "./uses";
import { varProblem } from "./varUse";

const defaultProblem = ({
  dataType,
  defaultValue = "",
  pickList,
  key,
}: ConfigVar): string | undefined => {
  if (defaultValue === "") return undefined;
  if (namesSecret(key) || looksSecret(defaultValue))
    return "a secret must not be written into a file";
  if (dataType === "boolean" && !/^(true|false)$/.test(defaultValue))
    return "must be true or false";
  if (dataType === "number" && !/^\d+$/.test(defaultValue)) return "must be a number";
  return pickList !== undefined && !pickList.includes(defaultValue)
    ? `${defaultValue} is none of the choices ${pickList.join(", ")}`
    : undefined;
};

/** A connection, or a picker that fills a choice: what it is of, and what it is given. */
const sourceComplaints = (
  complain: Complain,
  components: Components,
  part: "connections" | "dataSources",
  reference: Reference,
  inputs: Inputs,
): Complaint[] => {
  const unknown = unknownIn(components, part, reference);
  if (unknown !== undefined)
    return [complain(unknown, part === "connections" ? "connection" : "dataSource")];
  const definitions =
    components.get(reference.component.key)?.[part].get(reference.key)?.inputs ?? [];
  // Whoever deploys fills in the inputs of a connection, so they may be empty, but must be there.
  const required = definitions.map((one) => ({
    ...one,
    required: one.required && part === "dataSources",
  }));
  const left =
    part === "connections"
      ? definitions.filter((one) => one.required && !one.fallback && !(one.key in inputs))
      : [];
  return [
    ...inputProblems(required, inputs).map(({ input, message }) => complain(message, input)),
    ...left.map(({ key }) => complain("is required and missing", key)),
  ];
};

const declarationComplaints = (
  file: string,
  configVar: ConfigVar,
  components: Components,
  all: readonly ConfigVar[],
): Complaint[] => {
  const { key, dataType, connection, dataSource, pickList, inputs = {} } = configVar;
  const complain = complainAt(file, `config variable ${key}`);
  const wrong: Complaint[] = [];
  const problem = defaultProblem(configVar);
  if (problem !== undefined) wrong.push(complain(problem, "defaultValue"));
  if ((dataType === "connection") !== (connection !== undefined))
    wrong.push(complain("a connection, and nothing else, has a connection", "connection"));
  if (dataType === "picklist" && (dataSource === undefined) === (pickList === undefined))
    wrong.push(complain("a picklist has either a pickList or a dataSource", "dataType"));
  if (dataType !== "picklist" && pickList !== undefined)
    wrong.push(complain("only a picklist has a pickList", "pickList"));
  for (const [part, reference] of [
    ["connections", connection],
    ["dataSources", dataSource],
  ] as const) {
    if (reference === undefined) continue;
    wrong.push(...sourceComplaints(complain, components, part, reference, inputs));
    const definition = components.get(reference.component.key)?.[part].get(reference.key);
    for (const use of usesOf(inputs)) {
      const input = definition?.inputs.find((one) => one.key === use.input);
      const message =
        use.kind === "reference"
          ? `a ${part === "connections" ? "connection" : "picker"} runs before any step and can refer to none`
          : varProblem(use.value, input, reference.component.key, all);
      if (message !== undefined) wrong.push(complain(message, use.input));
    }
  }
  return wrong;
};

/** Every config variable is declared once, well, and used. */
export const configVarComplaints = (
  file: string,
  { requiredConfigVars = [] }: Integration,
  sites: readonly Site[],
  components: Components,
): Complaint[] => {
  const used = new Set([
    ...sites.flatMap(({ step }) => configVarsOf(step)).map(({ value }) => value),
    ...requiredConfigVars.flatMap(({ inputs = {} }) => usesOf(inputs)).map(({ value }) => value),
  ]);
  return requiredConfigVars.flatMap((configVar, index) => {
    const complain = complainAt(file, `config variable ${configVar.key}`);
    const isRepeated = requiredConfigVars.findIndex(({ key }) => key === configVar.key) !== index;
    return [
      ...(isRepeated ? [complain("is declared twice")] : []),
      ...(used.has(configVar.key) ? [] : [complain("nothing uses it")]),
      ...declarationComplaints(file, configVar, components, requiredConfigVars),
    ];
  });
};
