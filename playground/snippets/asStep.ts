import { stringify } from "yaml";
import type { WireInput } from "../../runner";

const CONNECTION = "Entra Connection";

type Inputs = Readonly<Record<string, unknown>>;

/** What is written of an input: no secret, and a file as the base64 text that the component takes as well. */
const shown = ({ type }: WireInput, given: unknown): unknown => {
  if (type === "password") return undefined;
  return type === "data" && typeof given === "object" && given !== null && "base64" in given
    ? given.base64
    : given;
};

/** In a flow's file every value is text. */
const asText = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);

const entries = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const written = (input: WireInput, given: unknown): unknown => {
  if (input.type === "connection") return { type: "configVar", value: CONNECTION };
  const value = shown(input, given) ?? input.default;
  if (input.collection === "valuelist")
    return {
      type: "complex",
      value: entries(value).map((entry) => ({ type: "value", value: asText(entry) })),
    };
  if (input.collection === "keyvaluelist")
    return {
      type: "complex",
      value: entries(value).map((entry) => {
        const { key, value: text } = entry as { key?: unknown; value?: unknown };
        return { name: { type: "value", value: asText(key) }, type: "value", value: asText(text) };
      }),
    };
  return { type: "value", value: asText(value) };
};

export interface Called {
  readonly component: string;
  readonly action: string;
  readonly label: string;
  readonly inputs: readonly WireInput[];
  readonly given: Inputs;
}

/** The action as a step of a low-code flow's YAML. */
export const asStep = ({ component, action, label, inputs, given }: Called): string =>
  stringify([
    {
      name: label,
      action: { key: action, component: { key: component, version: "LATEST", isPublic: false } },
      inputs: Object.fromEntries(
        inputs.map((input) => [input.key, written(input, given[input.key])]),
      ),
    },
  ]);

/** The action as a call of a code-native flow. */
export const asCode = ({ component, action, inputs, given }: Called): string => {
  const name = component.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
  const lines = inputs
    .filter((input) => input.type === "connection" || shown(input, given[input.key]) !== undefined)
    .map((input) => {
      const { type, key } = input;
      const property = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
      return type === "connection"
        ? `  ${property}: context.configVars[${JSON.stringify(CONNECTION)}],`
        : `  ${property}: ${JSON.stringify(shown(input, given[key]))},`;
    });
  return [
    `const { data } = await context.components.${name}.${action}({`,
    ...lines,
    "});",
    "",
  ].join("\n");
};
