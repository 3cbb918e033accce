import type { FieldInput } from "../catalogue";
import { fieldKind } from "./fieldKind";

export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export type FieldValue = string | boolean | readonly string[] | readonly KeyValue[] | UploadedFile;
export type FormValues = Readonly<Record<string, FieldValue>>;

const emptyOf = (input: FieldInput): FieldValue => {
  switch (fieldKind(input)) {
    case "boolean":
      return input.default === true || input.default === "true";
    case "list":
    case "choices":
    case "keyValues":
      return Array.isArray(input.default) ? (input.default as string[]) : [];
    default:
      return typeof input.default === "string" ? input.default : String(input.default ?? "");
  }
};

/** What the form shows before anything was typed: the defaults that the designer fills in. */
export const initialValues = (inputs: readonly FieldInput[]): FormValues =>
  Object.fromEntries(inputs.map((input) => [input.key, emptyOf(input)]));

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The inputs that the step gets: what is empty is left out, so that its default counts. */
export const toInputs = (
  inputs: readonly FieldInput[],
  values: FormValues,
): Record<string, unknown> =>
  Object.fromEntries(
    inputs.flatMap(({ key, type }) => {
      const value = values[key];
      return type === "connection" || isEmpty(value) ? [] : [[key, value]];
    }),
  );

/** The form for inputs that were used before. Secrets come back masked, and are left out. */
export const fromInputs = (
  inputs: readonly FieldInput[],
  used: Readonly<Record<string, unknown>>,
): FormValues => ({
  ...initialValues(inputs),
  ...Object.fromEntries(
    inputs.flatMap(({ key, type }) =>
      type === "password" || used[key] === undefined ? [] : [[key, used[key] as FieldValue]],
    ),
  ),
});

/** Required inputs that are still empty, by label. */
export const missingLabels = (inputs: readonly FieldInput[], values: FormValues): string[] =>
  inputs
    .filter(({ key, type, required }) => required && type !== "connection" && isEmpty(values[key]))
    .map(({ label }) => label);
