import { InputError, type LookUp } from "../../graph";
import { isMissing, toText } from "./text";

/** Properties by which an upsert finds its user. */
export const IDENTIFYING = [
  "userPrincipalName",
  "employeeId",
  "mail",
  "onPremisesImmutableId",
] as const;

type Identifying = (typeof IDENTIFYING)[number];

const IN_INPUTS: Readonly<Partial<Record<Identifying, string>>> = {
  userPrincipalName: "User Principal Name",
  employeeId: "Employee ID",
};

const MORE = "Additional Properties";

/**
 * What an upsert looks for: the value of the input, else the one in Additional Properties. Both of them
 * must agree, or a second run would not find what the first one wrote.
 */
export const upsertLookUp = (
  by: Identifying,
  inputs: Readonly<Partial<Record<Identifying, string | undefined>>>,
  additional: Readonly<Record<string, unknown>>,
): LookUp => {
  const [given, more] = [inputs[by], additional[by]];
  const other = isMissing(more) ? undefined : toText(MORE, more);
  if (given !== undefined && by in additional && other?.toLowerCase() !== given.toLowerCase())
    throw new InputError(
      MORE,
      `must not hold another ${by} than ${IN_INPUTS[by]}, by which the user is looked up`,
    );
  const value = given ?? other;
  if (value === undefined)
    throw new InputError(
      IN_INPUTS[by] ?? MORE,
      `${IN_INPUTS[by] === undefined ? `must hold ${by}` : "is required"}, since the user is looked up by it`,
    );
  return { by, value };
};
