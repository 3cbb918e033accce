import type { CaseFailure } from "./actionCase";

const CHECK_VALUES = "Check the values of this step.";

/** The app lacks the permission, or its caller the role. */
export const denied: CaseFailure = {
  status: 403,
  code: "Authorization_RequestDenied",
  message: "Insufficient privileges to complete the operation.",
  says: "Add it to the app in the Azure portal, grant admin consent, and connect again.",
};

/** What the service of authentication methods says in place of it. */
export const methodsDenied: CaseFailure = {
  ...denied,
  code: "accessDenied",
  message: "Request Authorization failed",
};

export const notFound = (id: string): CaseFailure => ({
  status: 404,
  code: "Request_ResourceNotFound",
  message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  says: "Check the id: the object does not exist or was deleted.",
});

/** A user without a photo; Exchange has had two codes for it. */
export const noPhoto = (code: "ImageNotFound" | "ErrorEntityNotFound"): CaseFailure => ({
  status: 404,
  code,
  message:
    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
  says: "There is no photo: the user has none, or none of this size.",
});

/** A value that only one object of the tenant may have. */
export const taken = (property: string): CaseFailure => ({
  status: 400,
  code: "Request_BadRequest",
  message: `Another object with the same value for property ${property} already exists.`,
  says: "Look up the existing object and update it",
});

/** No permission helps against these two. */
export const directoryFull: CaseFailure = {
  status: 403,
  code: "Directory_QuotaExceeded",
  message:
    "The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.",
  says: "No permission helps: the directory is full",
};

export const objectFull: CaseFailure = {
  status: 403,
  code: "Directory_ResourceSizeExceeded",
  message:
    "The size of the object has exceeded its limit. Please reduce the number of values and retry your request.",
  says: "No permission helps: the object is full.",
};

/** Any other refusal of a value, in Graph's words. */
export const badValue = (message: string, says = CHECK_VALUES): CaseFailure => ({
  status: 400,
  code: "Request_BadRequest",
  message,
  says,
});

/** @see https://learn.microsoft.com/graph/aad-advanced-queries */
export const unsupportedFilter = (property: string, resource: string): CaseFailure => ({
  status: 400,
  code: "Request_UnsupportedQuery",
  message: `Unsupported or invalid query filter clause specified for property '${property}' of resource '${resource}'.`,
  says: "Check Filter, Order By, Search and Select, as far as the step has them",
  inputs: { $filter: `${property} eq 'x'` },
});

/** The code is `BadRequest` where the gateway cannot read the query. */
export const unknownProperty = (type: string): CaseFailure => ({
  status: 400,
  code: "BadRequest",
  message: `Parsing OData Select and Expand failed: Could not find a property named 'foo' on type 'microsoft.graph.${type}'.`,
  says: "Check what this step sends in Select, Filter and the like",
  inputs: { $select: "foo" },
});

/** An object of a kind that the relation does not take. */
export const wrongReference: CaseFailure = badValue(
  "Not a valid reference update.",
  "The two objects cannot be related in this way.",
);

/** A change that Graph has no say in. */
export const ofExchange: CaseFailure = badValue(
  "Cannot Update a mail-enabled security groups and or distribution list.",
  "Change the group in Exchange.",
);

/** Active Directory, not Entra, is where the object is changed. */
export const synchronised: CaseFailure = badValue(
  "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
  "Change it in its source, such as Active Directory",
);

/** The tenant lacks the licence. https://github.com/microsoftgraph/microsoft-graph-docs/issues/14120 */
export const notPremium: CaseFailure = {
  status: 403,
  code: "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
  message: "Neither tenant is B2C or tenant doesn't have premium license",
  says: "need a Microsoft Entra ID P1 licence in the tenant",
};
