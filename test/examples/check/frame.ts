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

interface Named {
  readonly name?: unknown;
  readonly key?: unknown;
  readonly [segment: string]: unknown;
}

const PLACES: Readonly<Record<string, string>> = {
  requiredConfigVars: "config variable ",
  configPages: "page ",
};

/** `/flows/0/steps/2/inputs/url/type` → the names of flow and step, and what of it. */
const placeOf = (document: unknown, pointer: string): Place => {
  const path = pointer.split("/").slice(1);
  let at = document as Named | undefined;
  let names: string[] = [];
  let rest = 0;
  for (const [index, segment] of path.entries()) {
    at = at?.[segment] as Named | undefined;
    const list = path[index - 1] ?? "";
    if (!/^\d+$/.test(segment) || !/^(flows|steps|requiredConfigVars|configPages)$/.test(list))
      continue;
    const name = `${PLACES[list] ?? ""}${at?.name ?? at?.key ?? segment}`;
    names = [...names.slice(0, 1), name];
    rest = index + 1;
  }
  const what = path.slice(rest);
  const isInput = what[0] === "inputs" && what.length > 1;
  return { step: names.join(" > "), input: (isInput ? what.slice(1) : what).join(".") };
};

const messageOf = ({ keyword, params, message }: ErrorObject): string => {
  if (keyword === "additionalProperties") return `there is no "${params.additionalProperty}" here`;
  if (keyword === "const") return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === "enum") return `must be one of ${params.allowedValues.join(", ")}`;
  if (keyword === "discriminator") return `${params.tagValue} is no way to give a value`;
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
    // The lines after the first one show the place.
    const first = ({ message }: Error): string => message.replace(/:?\n[\s\S]*/, "");
    return { complaints: document.errors.map((error) => complain(first(error))) };
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
