import { InputError } from "../../graph";

// https://learn.microsoft.com/graph/api/user-update: Graph keeps these elsewhere, one store a request.
const IN_SHAREPOINT = [
  "aboutMe",
  "birthday",
  "hireDate",
  "interests",
  "mySite",
  "pastProjects",
  "preferredName",
  "responsibilities",
  "schools",
  "skills",
];

/** Why a change of a user is one that Graph would have to keep in two places; undefined when it is not. */
export const mixedStores = (changes: Readonly<Record<string, unknown>>): string | undefined => {
  const names = Object.keys(changes).filter((name) => changes[name] !== undefined);
  const inSharePoint = names.filter((name) => IN_SHAREPOINT.includes(name));
  return inSharePoint.length > 0 && inSharePoint.length < names.length
    ? `${inSharePoint.join(", ")} must be sent alone, in a step without other properties: Graph keeps them in SharePoint`
    : undefined;
};

/** Refuses a change of a user that Graph would have to keep in two places. */
export const assertOneStore = (changes: Readonly<Record<string, unknown>>): void => {
  const problem = mixedStores(changes);
  if (problem !== undefined) throw new InputError("Additional Properties", problem);
};
