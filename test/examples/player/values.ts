import type { Value } from "./integration";
import { readPath } from "./path";
import { checkVisible, type Evaluate, type Preparation } from "./preparation";
import { onlyKeys, refuse } from "./refuse";

/** How an input takes its value. */
export type Shape = "single" | "list" | "keyValueList" | "connection";

const asText = (place: string, name: string, value: unknown): string => {
  if (typeof value === "object" && value !== null)
    throw new Error(`${place}: the template puts a list or an object into its text: ${name}`);
  return String(value ?? "");
};

const configVar = ({ configVars, place }: Preparation, key: unknown): Evaluate => {
  if (key === "") return () => undefined;
  if (typeof key !== "string" || !configVars.has(key))
    return refuse(place, `there is no config variable ${JSON.stringify(key)}`);
  return ({ execution }) => execution.configVars[key];
};

const reference = (preparation: Preparation, text: unknown): Evaluate => {
  const path = checkVisible(preparation, readPath(preparation.place, text));
  return (scope) => scope.read(path);
};

/** `{{$stepName.results.path}}` and `{{#Config Variable}}` in a text. */
const template = (preparation: Preparation, text: string): Evaluate => {
  const { place } = preparation;
  const parts = text.split(/({{.*?}})/s).map((part): Evaluate => {
    if (!part.startsWith("{{")) return () => part;
    const [kind, name] = [part[2], part.slice(3, -2)];
    if (kind !== "$" && kind !== "#") return refuse(place, `${part} is not known in a template`);
    const value = kind === "$" ? reference(preparation, name) : configVar(preparation, name);
    return (scope) => asText(place, part, value(scope));
  });
  return (scope) => parts.map((part) => part(scope)).join("");
};

/** A value that is no list. */
export const prepareSingle = (preparation: Preparation, given: Value): Evaluate => {
  const { place } = preparation;
  onlyKeys(place, given, ["type", "value", "name"]);
  const { type, value } = given;
  switch (type) {
    case "value":
      if (typeof value !== "string")
        return refuse(place, `a value is written as text, not ${JSON.stringify(value)}`);
      return () => value;
    case "reference":
      return reference(preparation, value);
    case "configVar":
      return configVar(preparation, value);
    case "template":
      if (typeof value !== "string") return refuse(place, "a template is written as text");
      return template(preparation, value);
    default:
      return refuse(place, `the type ${JSON.stringify(type)} of a value is not known here`);
  }
};

const entryKey = (place: string, name: unknown): string => {
  if (typeof name === "string") return name;
  onlyKeys(place, name, ["type", "value"]);
  const { type, value } = name as Value;
  return type === "value" && typeof value === "string"
    ? value
    : refuse(place, `the name of an entry is a text, not ${JSON.stringify(name)}`);
};

const list = (preparation: Preparation, value: unknown, shape: Shape): Evaluate => {
  const { place } = preparation;
  if (!Array.isArray(value)) return refuse(place, "the value of the type complex is to be a list");
  const entries = (value as Value[]).map((entry): Evaluate => {
    const inner = prepareSingle(preparation, entry);
    if (shape === "list")
      return entry.name === undefined || entry.name === ""
        ? inner
        : refuse(place, "an entry of a list has no name");
    const key = entryKey(place, entry.name);
    return (scope) => ({ key, value: inner(scope) });
  });
  return (scope) => entries.map((entry) => entry(scope));
};

/** The value of an input. */
export const prepareValue = (preparation: Preparation, given: Value, shape: Shape): Evaluate => {
  const { place, configVars } = preparation;
  onlyKeys(place, given, ["type", "value"]);
  if (shape === "connection") {
    if (given.type !== "configVar") return refuse(place, "a connection is a config variable");
    if (given.value !== "" && configVars.get(String(given.value)) !== "connection")
      return refuse(place, `${JSON.stringify(given.value)} is no connection`);
  }
  if (shape === "list" || shape === "keyValueList") {
    if (given.type === "complex") return list(preparation, given.value, shape);
    if (given.type !== "reference" && given.type !== "configVar")
      return refuse(place, `it takes a list, not the type ${JSON.stringify(given.type)}`);
  }
  return prepareSingle(preparation, given);
};
