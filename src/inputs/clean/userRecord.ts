import { type BulkError, graphPath, InputError, invalidEntry, isObject } from "../../graph";
import { requiredId } from "./id";
import { mixedStores } from "./oneStore";
import { isMissing } from "./text";

type Properties = Readonly<Record<string, unknown>>;

const hasPassword = ({ passwordProfile }: Properties): boolean =>
  isObject(passwordProfile) && !isMissing(passwordProfile.password);

/** A user to create: what is sent, and the password where it was generated; or why nothing can be sent. */
export type NewUser =
  | { readonly body: Properties; readonly password: string | undefined }
  | BulkError;

/** The record of a new user, with what a record of another system does not have. */
export const newUserOf = (record: unknown, generatePassword: () => string): NewUser => {
  if (!isObject(record)) return invalidEntry("The entry is no record of a user");
  const { userPrincipalName } = record;
  if (typeof userPrincipalName !== "string" || isMissing(userPrincipalName))
    return invalidEntry("The entry has no userPrincipalName");
  const password = hasPassword(record) ? undefined : generatePassword();
  const profile = isObject(record.passwordProfile) ? record.passwordProfile : {};
  return {
    password,
    body: {
      accountEnabled: true,
      mailNickname: userPrincipalName.split("@", 1)[0],
      ...record,
      passwordProfile:
        password === undefined
          ? profile
          : { forceChangePasswordNextSignIn: true, ...profile, password },
    },
  };
};

/** A user to change: where it is, and its new properties; or why nothing can be sent. */
export type ChangedUser =
  | { readonly id: string; readonly path: string; readonly body: Properties }
  | (BulkError & { readonly id: string | null });

const invalid = (problem: string, id: string | null = null) => ({ id, ...invalidEntry(problem) });

/** The record of a user that is there: its `id` names it, or else its `userPrincipalName`. */
export const changedUserOf = (record: unknown): ChangedUser => {
  if (!isObject(record)) return invalid("The entry is no record of a user");
  const { id, ...rest } = record;
  const { userPrincipalName, ...others } = rest;
  const [name, given, body] = isMissing(id)
    ? (["userPrincipalName", userPrincipalName, others] as const)
    : (["id", id, rest] as const);
  if (isMissing(given)) return invalid("The entry has neither id nor userPrincipalName");
  try {
    const key = requiredId(name)(given);
    const problem = Object.values(body).every((value) => value === undefined)
      ? "The entry has nothing to change besides its id"
      : mixedStores(body);
    return problem === undefined
      ? { id: key, path: graphPath`/users/${key}`, body }
      : invalid(problem, key);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return invalid(error.message);
  }
};
