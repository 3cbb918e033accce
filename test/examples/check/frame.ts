import Ajv, { type ErrorObject } from "ajv";
import { parseDocument } from "yaml";
import { type Complaint, complainAt } from "./complaint";
import { frameSchema } from "./frameSchema";
import type { Integration } from "./integration";

const validate = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(
  frameSchema,
);

interface Place {
  readonly step: string;
  readonly input: string;
}

/** `/flows/0/steps/2/inputs/url/type` → the names of flow and step, and what of it. */
const placeOf = (document: unknown, pointer: string): Place => {
  const names: string[] = [];
  const rest: string[] = [];
  let at: unknown = document;
  for (const segment of pointer.split("/").slice(1)) {
    at = (at as Record<string, unknown> | undefined)?.[segment];
    const named = at as { name?: unknown; key?: unknown } | undefined;
    const isEntry = /^\d+$/.test(segment) && rest.every((part) => /^[a-zA-Z]+s$/.test(part));
    const name = isEntry ? (named?.name ?? named?.key) : undefined;
    if (typeof name === "string") {
      names.push(name);
      rest.length = 0;
    } else rest.push(segment);
  }
  const [head, ...more] = rest;
  const isInput = head === "inputs" && more.length > 0;
  return { step: names.join(" > "), input: (isInput ? more : rest).join(".") };
};

const messageOf = ({ keyword, params, message }: ErrorObject): string => {
  if (keyword === "additionalProperties") return `there is no "${params.additionalProperty}" here`;
  if (keyword === "const") return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === "enum") return `must be one of ${params.allowedValues.join(", ")}`;
  return message ?? keyword;
};

/** What came of reading a file: the integration, or what is wrong with its frame. */
export type Frame =
  | { readonly integration: Integration; readonly complaints: readonly [] }
  | { readonly integration?: never; readonly complaints: readonly Complaint[] };

/** Reads the YAML, and holds its frame against the schema. */
export const readFrame = (file: string, text: string): Frame => {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    const complain = complainAt(file, "");
    return { complaints: document.errors.map(({ message }) => complain(message)) };
  }
  const integration: unknown = document.toJS();
  if (validate(integration)) return { integration: integration as Integration, complaints: [] };
  return {
    complaints: (validate.errors ?? []).map((error) => {
      const { step, input } = placeOf(integration, error.instancePath);
      return complainAt(file, step)(messageOf(error), input);
    }),
  };
};
