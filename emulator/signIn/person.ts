import type { Directory, Entity } from "../directory";
import { SignInFault } from "./signInFault";

/** Who sits at the browser when nobody else was named: the first user who may sign in. */
const signedInPerson = (directory: Directory): Entity | undefined => {
  for (const person of directory.all("user")) if (person.accountEnabled !== false) return person;
  return undefined;
};

const refuse = (aadsts: number, message: string): SignInFault =>
  new SignInFault(400, "invalid_grant", aadsts, message);

/** The people of the tenant, as the sign-in endpoint knows them. */
export const createPeople = (directory: Directory) => {
  const checkEnabled = (person: Entity): Entity => {
    if (person.accountEnabled !== false) return person;
    throw refuse(50057, "The user account is disabled.");
  };

  return {
    /** Who signs in: the user that `login_hint` names, or the first one that may. */
    arriving: (hint: string | null): Entity => {
      const named = hint === null || hint === "" ? undefined : hint;
      const person =
        named === undefined
          ? signedInPerson(directory)
          : directory.findByKey("user", "userPrincipalName", named);
      if (person !== undefined) return checkEnabled(person);
      throw refuse(
        50034,
        `The user account {EUII Hidden} does not exist in the directory. To sign into this application, the account must be added to the directory.`,
      );
    },
    /** Somebody who signed in before; refused when the account is gone or disabled. */
    returning: (id: string): Entity => {
      const person = directory.find("user", id);
      if (person !== undefined) return checkEnabled(person);
      throw refuse(
        500341,
        `The user account {EUII Hidden} has been deleted from the directory. To sign into this application, the account must be added to the directory.`,
      );
    },
  };
};

export type People = ReturnType<typeof createPeople>;
