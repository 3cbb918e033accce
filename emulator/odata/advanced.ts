import { badRequest, unsupportedQuery } from "../graphFault";
import type { Kind } from "../kinds";
import { walkFilter } from "./filter";
import type { ListQuery } from "./query";

const plainOrder: Record<Kind, readonly string[]> = {
  user: ["displayName", "userPrincipalName"],
  group: ["displayName"],
  application: [],
};

const advancedOnly: Record<Kind, readonly string[]> = {
  user: [
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
  group: ["createdDateTime", "hasMembersWithLicenseErrors"],
  application: ["createdDateTime"],
};

const ENDS_WITH =
  "Operator 'endsWith' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information";

const SEARCH =
  "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";

const capital = (kind: Kind): string => kind.charAt(0).toUpperCase() + kind.slice(1);

const refuseFilter = (kind: Kind, { filter, orderby }: ListQuery, isRelation: boolean): void => {
  if (filter === undefined) return;
  if (isRelation)
    throw unsupportedQuery(
      "The specified filter to the reference property query is currently not supported.",
    );
  if (orderby.length > 0) throw unsupportedQuery("Sorting not supported for current query.");
  walkFilter(filter, (node) => {
    if (node.type === "call" && node.name === "endswith") throw unsupportedQuery(ENDS_WITH);
    if (node.type === "not")
      throw unsupportedQuery("Operator 'not' is not supported without advanced query parameters.");
    const unsupported =
      (node.type === "compare" && (node.operator === "ne" || node.value === null)) ||
      ("property" in node &&
        (node.property.includes("$count") || advancedOnly[kind].includes(node.property[0] ?? "")));
    if (unsupported && "property" in node) {
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${node.property[0]}' of resource '${capital(kind)}'.`,
      );
    }
  });
};

/**
 * Refuses what only an advanced query may ask, when the header or `$count=true` is missing.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const checkAdvanced = (
  kind: Kind,
  query: ListQuery,
  consistencyLevel: string | undefined,
  isRelation = false,
): void => {
  const eventual = consistencyLevel?.toLowerCase() === "eventual";
  if (query.search !== undefined && !eventual) throw unsupportedQuery(SEARCH);
  if (eventual && query.count && query.expand !== undefined) {
    throw badRequest("$expand is not supported together with advanced queries.");
  }
  if (eventual && (query.count || query.search !== undefined)) return;
  refuseFilter(kind, query, isRelation);
  if (
    query.orderby.some(({ property }) => !plainOrder[kind].includes(property)) ||
    (isRelation && query.orderby.length > 0)
  ) {
    throw unsupportedQuery("Sorting not supported for current query.");
  }
};
