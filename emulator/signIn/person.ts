import type { Directory, Entity } from "../directory";

/** Who sits at the browser when somebody signs in: the first user of the directory. */
export const signedInPerson = (directory: Directory): Entity | undefined => {
  const [person] = directory.all("user");
  return person;
};
