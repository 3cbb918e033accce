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

/** Refuses a change of a user that Graph would have to keep in two places. */
export const assertOneStore = (changes: Readonly<Record<string, unknown>>): void => {
  const names = Object.keys(changes).filter((name) => changes[name] !== undefined);
  const inSharePoint = names.filter((name) => IN_SHAREPOINT.includes(name));
  if (inSharePoint.length > 0 && inSharePoint.length < names.length)
    throw new InputError(
      "Additional Properties",
      `${inSharePoint.join(", ")} must be sent alone, in a step without other properties: Graph keeps them in SharePoint`,
    );
};
