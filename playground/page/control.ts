import type { FieldInput } from "../catalogue";
import type { FieldValue, FormValues } from "./formValues";

export interface FieldProps {
  readonly input: FieldInput;
  readonly values: FormValues;
  /** Where the choices of a picker come from. */
  readonly allInputs: readonly FieldInput[];
  readonly connection: string;
  readonly onChange: (value: FieldValue) => void;
}

/** A field without its label. */
export type Control = FieldProps & { readonly id: string; readonly describedBy: string };

/** The value as a text; what is none is empty. */
export const textOf = (value: FieldValue | undefined): string =>
  typeof value === "string" ? value : "";
/** The value as a list; what is none is empty. */
export const listOf = <T>(value: FieldValue | undefined): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [];
