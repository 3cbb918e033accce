import { badRequest } from "../graphFault";
import { facts, type Kind, type Property } from "../kinds";
import { walkFilter } from "../odata/filter";
import { readQuery } from "../odata/query";

export type TrackedRelation = "members" | "owners" | "manager";

/** What a delta follows. */
export interface Scope {
  readonly kind: Kind;
  /** The selected properties, relations apart; undefined for the default ones. */
  readonly select: readonly string[] | undefined;
  readonly relations: readonly TrackedRelation[];
  readonly ids: ReadonlySet<string> | undefined;
  /** The options that it began with, encoded, to begin it again: `$select=id&`. */
  readonly options: string;
}

const MOST_IDS = 50;

const relationsOf: Record<Kind, readonly TrackedRelation[]> = {
  user: ["manager"],
  group: ["members", "owners"],
  application: [],
  servicePrincipal: [],
  device: [],
  administrativeUnit: ["members"],
};

/** A manager is followed only when it is selected. */
const defaultRelations: Record<Kind, readonly TrackedRelation[]> = {
  ...relationsOf,
  user: [],
};

/** What is kept outside the directory's main store changes without a delta. */
export const isTracked = (property: string): boolean =>
  (facts.user.properties[property] as Property | undefined)?.onList !== "refused" &&
  property !== "signInActivity" &&
  property !== "manager";

const optionOf = (params: URLSearchParams, name: string): string | undefined =>
  [...params].find(([key]) => key.toLowerCase() === name)?.[1];

const readIds = (kind: Kind, filter: string): ReadonlySet<string> => {
  const ids = new Set<string>();
  const parsed = readQuery(kind, new URLSearchParams({ $filter: filter })).filter;
  if (parsed !== undefined) {
    walkFilter(parsed, (node) => {
      if (node.type === "or") return;
      if (node.type === "compare" && node.operator === "eq" && node.property.join() === "id") {
        ids.add(String(node.value).toLowerCase());
        return;
      }
      throw badRequest("Delta supports only filters of the form id eq 'x' or id eq 'y'.");
    });
  }
  if ((kind === "user" || kind === "group") && ids.size > MOST_IDS)
    throw badRequest(`At most ${MOST_IDS} ids can be tracked.`);
  return ids;
};

/** Reads the options of a first request; the tokens hold them afterwards. */
export const readScope = (kind: Kind, params: URLSearchParams): Scope => {
  for (const option of ["$expand", "$top", "$orderby", "$search"]) {
    if (optionOf(params, option) !== undefined)
      throw badRequest(`The query option '${option}' is not supported by delta.`);
  }
  const select = optionOf(params, "$select");
  const filter = optionOf(params, "$filter");
  const names = select?.split(",").map((name) => name.trim());
  const relation = (name: string) =>
    relationsOf[kind].find((candidate) => candidate === name.toLowerCase());
  const plain = names?.filter((name) => relation(name) === undefined);
  const read = readQuery(kind, new URLSearchParams(plain?.length ? { $select: plain.join() } : {}));
  return {
    kind,
    select: plain?.length === 0 ? [] : read.select,
    relations: names?.flatMap((name) => relation(name) ?? []) ?? defaultRelations[kind],
    ids: filter === undefined ? undefined : readIds(kind, filter),
    options: Object.entries({ $select: select, $filter: filter })
      .map(([name, value]) => (value === undefined ? "" : `${name}=${encodeURIComponent(value)}&`))
      .join(""),
  };
};
