/**
 * What a list of one collection takes as it is; the rest needs an advanced query. Names are in lower case;
 * that of a complex property or a collection stands for all its parts.
 */
export interface PlainQueries {
  /** Comparisons with eq and in that are advanced all the same. */
  readonly advancedEquals: readonly string[];
  /** in of these is advanced, though eq is not. */
  readonly advancedIn: readonly string[];
  readonly startsWith: readonly string[];
  /** ge, gt, le and lt. */
  readonly ranges: readonly string[];
  readonly orderby: readonly string[];
  /** What Graph refuses in an advanced query, or in every query: the switch would help nobody. */
  readonly neverAdvanced: readonly string[];
}

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * From the tables of Microsoft's page; where an older page disagrees, the advanced query is taken, since it
 * works by both. A property that is not here is one that only eq takes as it is, such as id or an extension.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const plainQueries = {
  users: {
    advancedEquals: words(`
      assignedPlans authorizationInfo businessPhones certificateUserIds companyName createdObjects
      employeeHireDate employeeOrgData employeeType faxNumber mobilePhone officeLocation onPremisesExtensionAttributes
      onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName onPremisesSipInfo
      passwordPolicies passwordProfile postalCode preferredLanguage provisionedPlans showInAddressList
      streetAddress`),
    advancedIn: words("createdDateTime"),
    startsWith: words(`
      city country department displayName givenName imAddresses infoCatalogs mail mailNickname otherMails
      proxyAddresses surname usageLocation userPrincipalName`),
    ranges: words("createdDateTime signInActivity"),
    orderby: words("displayName userPrincipalName"),
    neverAdvanced: [],
  },
  groups: {
    advancedEquals: words(
      "description expirationDateTime onPremisesSamAccountName preferredLanguage",
    ),
    advancedIn: [],
    startsWith: words(`
      classification displayName infoCatalogs mail mailNickname membershipRule proxyAddresses settings
      uniqueName`),
    ranges: words("onPremisesLastSyncDateTime renewedDateTime"),
    orderby: words("displayName"),
    neverAdvanced: words("createdDateTime hasMembersWithLicenseErrors"),
  },
  applications: {
    advancedEquals: words(`
      description federatedIdentityCredentials info notes publicClient requiredResourceAccess
      serviceManagementReference spa verifiedPublisher web`),
    advancedIn: [],
    startsWith: words("displayName identifierUris publisherDomain tags uniqueName"),
    ranges: words("createdDateTime"),
    orderby: [],
    neverAdvanced: [],
  },
  servicePrincipals: {
    advancedEquals: words(`
      appOwnerOrganizationId appRoleAssignmentRequired createdObjects description federatedIdentityCredentials
      homepage info notes verifiedPublisher`),
    advancedIn: [],
    startsWith: words("alternativeNames displayName publisherName servicePrincipalNames tags"),
    ranges: words("preferredTokenSigningKeyEndDateTime"),
    orderby: [],
    neverAdvanced: [],
  },
  // The page of the list shows eq, without the header of an advanced query.
  appRoleAssignments: {
    advancedEquals: [],
    advancedIn: [],
    startsWith: [],
    ranges: [],
    orderby: [],
    neverAdvanced: [],
  },
  administrativeUnits: {
    advancedEquals: words("description"),
    advancedIn: [],
    startsWith: words("displayName"),
    ranges: [],
    orderby: words("displayName"),
    neverAdvanced: [],
  },
  devices: {
    advancedEquals: words("alternativeSecurityIds extensionAttributes registrationDateTime"),
    advancedIn: [],
    startsWith: words("displayName hostnames operatingSystem operatingSystemVersion"),
    ranges: words("approximateLastSignInDateTime onPremisesLastSyncDateTime"),
    orderby: [],
    neverAdvanced: [],
  },
} satisfies Readonly<Record<string, PlainQueries>>;
