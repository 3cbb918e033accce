import type { LeastPermissions } from "../graph";

/** The same for a person who signs in and for the app itself. */
export const both = (...names: string[]): LeastPermissions => ({
  delegated: names,
  application: names,
});

export const page = (name: string): string => `https://learn.microsoft.com/graph/${name}`;
