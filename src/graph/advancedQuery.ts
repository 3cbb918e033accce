import type { Query } from "./urls/query";

/** The collections that the list actions read, as far as their query rules differ. */
export type Collection = "users" | "groups" | "applications" | "members";

/** What needs no advanced query, and the properties that always do. Everything else is in the rule. */
interface QuerySupport {
  readonly orderby: readonly string[];
  readonly advancedFilter: readonly string[];
  /** Where only these take a plain startsWith; absent when Graph does not say. */
  readonly startsWith?: readonly string[];
}

/** @see https://learn.microsoft.com/graph/aad-advanced-queries */
const support: Record<Exclude<Collection, "members">, QuerySupport> = {
  users: {
    orderby: ["displayname", "userprincipalname"],
    advancedFilter: [
      "companyName",
      "employeeHireDate",
      "employeeType",
      "mobilePhone",
      "officeLocation",
      "onPremisesExtensionAttributes",
      "onPremisesImmutableId",
      "onPremisesLastSyncDateTime",
      "onPremisesSamAccountName",
      "passwordPolicies",
      "postalCode",
      "preferredLanguage",
      "showInAddressList",
      "streetAddress",
    ],
    startsWith: [
      "displayname",
      "givenname",
      "surname",
      "mail",
      "mailnickname",
      "userprincipalname",
      "department",
      "city",
      "country",
      "state",
      "usagelocation",
      "othermails",
      "proxyaddresses",
    ],
  },
  groups: {
    orderby: ["displayname"],
    advancedFilter: ["createdDateTime", "hasMembersWithLicenseErrors"],
  },
  applications: { orderby: [], advancedFilter: ["createdDateTime"] },
};

const withoutLiterals = (filter: string): string => filter.replace(/'(?:[^']|'')*'/g, "''");

const ADVANCED_OPERATORS = [
  /(?:^|[\s(])(?:ne|not)(?=[\s(])/i,
  /\bendswith\s*\(/i,
  /\/\$count\b/i,
  /\bnull\b/i,
];

const needsAdvanced = (collection: Collection, query: Query): boolean => {
  const filter = withoutLiterals(String(query.$filter ?? ""));
  const orderby = String(query.$orderby ?? "");
  if (query.$search !== undefined || query.$count === true) return true;
  if (filter !== "" && orderby !== "") return true;
  if (ADVANCED_OPERATORS.some((operator) => operator.test(filter))) return true;
  // Members are cast or filtered as directoryObjects: any refinement of them is an advanced query.
  // https://learn.microsoft.com/graph/api/group-list-members
  if (collection === "members") return filter !== "" || orderby !== "";
  const { orderby: plainOrder, advancedFilter, startsWith } = support[collection];
  if (advancedFilter.some((name) => new RegExp(`\\b${name}\\b`, "i").test(filter))) return true;
  if (startsWith !== undefined) {
    for (const [, property = ""] of filter.matchAll(/(?<![:\w])startswith\s*\(\s*(\w{2,})/gi)) {
      if (!startsWith.includes(property.toLowerCase())) return true;
    }
  }
  return orderby
    .split(",")
    .map((clause) => clause.trim().split(/\s+/)[0] ?? "")
    .some((name) => name !== "" && !plainOrder.includes(name.toLowerCase()));
};

/**
 * Adds what an advanced query needs, `$count=true` and `ConsistencyLevel: eventual`, when the query
 * is one or the caller forces it. Without them Graph refuses the query, or silently leaves the count
 * out. The header belongs on every page: a nextLink does not carry it.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const advancedQuery = (
  collection: Collection,
  query: Query,
  force = false,
): { query: Query; headers: Record<string, string> } =>
  force || needsAdvanced(collection, query)
    ? { query: { ...query, $count: true }, headers: { ConsistencyLevel: "eventual" } }
    : { query, headers: {} };
