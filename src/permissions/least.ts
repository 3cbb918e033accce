import type { LeastPermissions } from "../graph";

/** The same permissions for people and for apps. */
export const both = (...names: string[]): LeastPermissions => ({
  delegated: names,
  application: names,
});

/** A page of Microsoft's documentation. */
export const page = (name: string): string => `https://learn.microsoft.com/graph/${name}`;

/** Nothing beyond the sign-in, or nothing that could be said beforehand. */
export const none = both();

export const writeApplications: LeastPermissions = {
  delegated: ["Application.ReadWrite.All"],
  application: ["Application.ReadWrite.OwnedBy"],
};

export const forAdministrators =
  "When the user holds an administrator role, the caller needs a directory role that outranks it as well.";
