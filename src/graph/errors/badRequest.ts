import type { GraphFailure } from "./graphFailure";

// Steps differ in their inputs: a text for all of them says so where it names one.
const CHECK_QUERY =
  "Check what this step sends in Select, Filter and the like: names of properties, commas, brackets.";

/**
 * What to do about a refusal that Graph tells by its text only, since the code of most is
 * Request_BadRequest. The texts are those of real answers.
 */
const BY_TEXT: readonly (readonly [RegExp, string])[] = [
  [
    /object references already exist|permission being assigned already exists/i,
    "There is nothing to do: it is there already.",
  ],
  [
    /permission being assigned was not found/i,
    "Choose an App Role ID among the appRoles of the service principal: one that is enabled, and whose allowedMemberTypes takes this kind of principal. Empty is for apps without roles.",
  ],
  [
    /duplicate values/i,
    "One object is named twice, or the caller is named as an owner, whom Graph adds by itself. Name each once.",
  ],
  [
    /already exists?\b|conflicting object/i,
    "Look up the existing object and update it, or use another value. A deleted object keeps its names for 30 days: look in the deleted items too.",
  ],
  [
    /does not reference a valid application/i,
    "Check Application (Client) ID: it is the client id of an application of this tenant, or of one that another tenant offers to all. An application created moments ago can take some seconds to appear.",
  ],
  [
    /at least one owner/i,
    "The last owner cannot be removed. Add another owner first, then remove this one.",
  ],
  [
    /mail-?enabled security groups? and or distribution list/i,
    "Exchange manages mail-enabled security groups and distribution lists; Graph only reads them. Change the group in Exchange.",
  ],
  [
    /on-premises mastered|undergoing migration|originated within an external service/i,
    "The object is synchronised from elsewhere. Change it in its source, such as Active Directory; the next synchronisation brings it here.",
  ],
  [
    /dynamic (?:membership|group)|membership ?rule/i,
    "Members of a dynamic group are chosen by its rule. Change membershipRule, or use a group with assigned members.",
  ],
  [/is read-?only/i, "Leave the property out: Graph sets it by itself."],
  [
    /not a valid reference update/i,
    "The two objects cannot be related in this way. A Microsoft 365 group takes users only; an application is a member through its service principal; a role-assignable group takes no groups.",
  ],
  [
    /password complexity|banned password/i,
    "The password must have at least 8 characters of three kinds (lower case, upper case, digits, symbols), and no word that the tenant bans.",
  ],
  [
    /invalid usage location/i,
    "Fill in Usage Location, or set usageLocation of the user first: two letters of the country, such as DE.",
  ],
  [/does not have any available licenses/i, "Buy more licences, or free one first."],
  [
    /valid company license/i,
    "The tenant does not have this SKU, or not for people. List Subscribed SKUs shows those that it has.",
  ],
  [
    /corresponding license/i,
    "There is nothing to remove: the licence is not assigned, or was removed meanwhile.",
  ],
  [
    /depends on the service plan/i,
    "A plan that stays on needs one that is off. Put the first into Disabled Service Plans as well, or leave the other on.",
  ],
  [
    /mutually exclusive/i,
    "Two licences hold plans that nobody may have together. Put one of the plans into Disabled Service Plans, or remove the other licence in the same step.",
  ],
  [
    /inherited from a group/i,
    "The licence comes from a group. Remove the user from the group, or the licence from the group.",
  ],
  [
    /default authentication method/i,
    "The default method goes last. Take the kinds that stay out of Keep, or have the user choose another default.",
  ],
  [
    /unless disabled first/i,
    "Set isEnabled of the app role or scope to false first, then remove it with a second request.",
  ],
  [
    /operator 'contains'/i,
    "Graph has no contains for this. Use startsWith, or Search, which finds words.",
  ],
  [
    /could not find a property named .*\.directoryObject\b/i,
    `${CHECK_QUERY} Where objects of several kinds are read, only what all of them have can be asked for: choose one kind, where the step lets you.`,
  ],
  [/could not find a property named|parsing odata/i, CHECK_QUERY],
  [
    /expiration can only be \d+ minutes/i,
    "Use an earlier Expiration Date Time: Graph names the longest that it allows.",
  ],
  [
    /as per assigned policy/i,
    "An app management policy of the tenant forbids secrets, or shortens them. Use an earlier End Date Time, or ask an administrator about the policy.",
  ],
  [/page size specified/i, "Use a Top from 1 to 999, or Get All Paginated Results."],
];

/** What to do after a 400. */
export const badRequestAdvice = ({ code, graphMessage, details }: GraphFailure): string => {
  if (code === "Directory_ExpiredPageToken")
    return "The link to the next page has expired. Run the list again from its first page.";
  const text = details.some((detail) => detail.code === "ObjectConflict")
    ? `already exists ${graphMessage}`
    : graphMessage;
  const known = BY_TEXT.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1];
  return code === "Request_UnsupportedQuery"
    ? "Check Filter, Order By, Search and Select, as far as the step has them: Graph does not take every property and operator. Where it has Advanced Query, Always allows more of them."
    : "Check the values of this step.";
};
