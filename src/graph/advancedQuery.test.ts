import { type Collection, withAdvancedQuery } from "./advancedQuery";

const isAdvanced = (collection: Collection, query: Record<string, string | boolean>): boolean => {
  const { query: sent, headers } = withAdvancedQuery(collection, query);
  const asked = headers.ConsistencyLevel === "eventual";
  expect(sent).toEqual(asked ? { ...query, $count: true } : query);
  return asked;
};

const listOf = (count: number): string => Array.from({ length: count }, () => "'x'").join(",");
const joinedByOr = (count: number): string => Array(count).fill("id eq 'x'").join(" or ");

// https://learn.microsoft.com/graph/aad-advanced-queries, and the tables that it links to
describe("an advanced query", () => {
  it.each<[Collection, string]>([
    ["users", "displayName eq 'ne null not endsWith('"],
    ["users", "accountEnabled eq false and userType eq 'Guest'"],
    ["users", "startsWith(DISPLAYNAME,'a') or STARTSWITH ( mail , 'a')"],
    ["users", "startsWith(usageLocation,'D')"],
    ["users", "createdDateTime ge 2026-01-01T00:00:00Z"],
    ["users", "createdDateTime eq 2026-01-01T00:00:00Z"],
    ["users", "signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z"],
    ["users", "employeeId eq '7'"],
    ["users", "employeeId in ('7','8')"],
    ["users", "manager/id eq 'x'"],
    ["users", "otherMails/any(p:p eq 'a@x.com')"],
    ["users", "proxyAddresses/any(p:startsWith(p,'smtp:a'))"],
    ["users", "assignedLicenses/any(u:u/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)"],
    ["users", "identities/any(c:c/issuerAssignedId eq 'x' and c/issuer eq 'y')"],
    ["users", "extension_0123_level eq 'x'"],
    ["users", `id in (${listOf(15)})`],
    ["users", joinedByOr(15)],
    ["users", "contains(displayName,'x')"],
    ["groups", "groupTypes/any(c:c eq 'Unified')"],
    ["groups", "startsWith(membershipRule,'user')"],
    ["groups", "renewedDateTime le 2026-01-01T00:00:00Z"],
    ["groups", "onPremisesLastSyncDateTime ge 2026-01-01T00:00:00Z"],
    ["groups", "hasMembersWithLicenseErrors eq true"],
    ["groups", "hasMembersWithLicenseErrors eq null"],
    ["groups", "hasMembersWithLicenseErrors ne false"],
    ["groups", "createdDateTime ge 2026-01-01T00:00:00Z"],
    ["groups", "settings/any(s:startsWith(s/displayName,'x'))"],
    ["applications", "createdDateTime le 2026-01-01T00:00:00Z"],
    ["applications", "identifierUris/any(p:startsWith(p,'api://'))"],
    ["applications", "tags/any(t:t eq 'x')"],
    ["applications", "appId eq 'x'"],
  ])("is not made of %s where %s", (collection, $filter) => {
    expect(isAdvanced(collection, { $filter })).toBe(false);
  });

  it.each<[Collection, string]>([
    ["users", "userType ne 'Guest'"],
    ["users", "not(startsWith(displayName,'A'))"],
    ["users", "accountEnabled eq true and NOT (userType eq 'Guest')"],
    ["users", "endsWith(mail,'@contoso.com')"],
    ["users", "proxyAddresses/any(p:endsWith(p,'contoso.com'))"],
    ["users", "otherMails/any(p:not(startsWith(p,'a')))"],
    ["users", "authorizationInfo/certificateUserIds/any(c:c eq 'x')"],
    ["users", "department eq null"],
    ["users", "assignedLicenses/$count eq 0"],
    ["users", "companyName eq 'x'"],
    ["users", "companyName in ('x')"],
    ["users", "startsWith(companyName,'x')"],
    ["users", "employeeType eq 'x'"],
    ["users", "employeeId le '7'"],
    ["users", "startsWith(jobTitle,'x')"],
    ["users", "startsWith(state,'x')"],
    ["users", "onPremisesImmutableId eq 'x'"],
    ["users", "onPremisesExtensionAttributes/extensionAttribute1 eq 'x'"],
    ["users", "employeeOrgData/costCenter eq 'x'"],
    ["users", "passwordProfile/forceChangePasswordNextSignIn eq true"],
    ["users", "businessPhones/any(p:startsWith(p,'5'))"],
    ["users", "assignedPlans/any(a:a/servicePlanId eq x and a/capabilityStatus eq 'Enabled')"],
    ["users", "createdDateTime in (2026-01-01T00:00:00Z,2026-01-02T00:00:00Z)"],
    ["users", "displayName gt 'x'"],
    ["users", "startsWith(extension_0123_level,'x')"],
    ["users", `id in (${listOf(16)})`],
    ["users", joinedByOr(16)],
    ["groups", "description eq 'x'"],
    ["groups", "startsWith(description,'x')"],
    ["groups", "expirationDateTime le 2026-01-01T00:00:00Z"],
    ["groups", "owners/$count eq 0"],
    ["groups", "mail eq null"],
    ["applications", "web/redirectUris/any(p:startsWith(p,'http'))"],
    ["applications", "info/termsOfServiceUrl eq 'x'"],
    ["applications", "notes eq 'x'"],
    ["applications", "createdDateTime eq null"],
    ["members", "startsWith(displayName,'x')"],
  ])("is made of %s where %s", (collection, $filter) => {
    expect(isAdvanced(collection, { $filter })).toBe(true);
  });

  it.each<[Collection, string, boolean]>([
    ["users", "displayName", false],
    ["users", "userPrincipalName desc, displayName", false],
    ["users", "createdDateTime desc", true],
    ["users", "displayName,surname", true],
    ["groups", "displayName desc", false],
    ["groups", "deletedDateTime", true],
    ["groups", "createdDateTime", false], // refused either way
    ["applications", "displayName", true],
    ["members", "displayName", true],
  ])("sorts %s by %s: %s", (collection, $orderby, advanced) => {
    expect(isAdvanced(collection, { $orderby })).toBe(advanced);
  });

  it("is made of a search, of a count, and of a filter together with an order", () => {
    expect(isAdvanced("users", { $search: '"displayName:a"' })).toBe(true);
    expect(isAdvanced("users", { $count: true })).toBe(true);
    expect(isAdvanced("users", { $filter: "displayName eq 'x'", $orderby: "displayName" })).toBe(
      true,
    );
    expect(isAdvanced("users", {})).toBe(false);
  });

  it("is made always or never where the builder says so", () => {
    const plain = { $top: 5 };
    const search = { $search: '"displayName:a"' };
    expect(withAdvancedQuery("users", plain, "always")).toEqual({
      query: { $top: 5, $count: true },
      headers: { ConsistencyLevel: "eventual" },
    });
    expect(withAdvancedQuery("users", search, "never")).toEqual({ query: search, headers: {} });
  });
});
