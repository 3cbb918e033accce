import { withAdvancedQuery } from "./advancedQuery";
import { entityOf } from "./entity";
import { brokenAnswer } from "./errors/brokenAnswer";
import { GraphError, takenProperty } from "./errors/graphError";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { collect } from "./paging";
import { odataText } from "./urls/literal";

/** Properties of a user that other systems know a person by. */
export const LOOK_UP_PROPERTIES = [
  "userPrincipalName",
  "mail",
  "employeeId",
  "onPremisesImmutableId",
  "proxyAddresses",
  "otherMails",
] as const;

export type LookUpProperty = (typeof LOOK_UP_PROPERTIES)[number];

/** What a user is looked up by: the property, and its value or one of its values. */
export interface LookUp {
  readonly by: LookUpProperty;
  readonly value: string;
}

const LISTS: readonly LookUpProperty[] = ["proxyAddresses", "otherMails"];

/** Proxy addresses are kept with their protocol, `smtp:` for mail; in comparisons its case does not count. */
const withProtocol = (address: string): string =>
  /^[a-z\d]+:/i.test(address) ? address : `smtp:${address}`;

const filterOf = ({ by, value }: LookUp): string => {
  const text = odataText(by === "proxyAddresses" ? withProtocol(value) : value);
  return LISTS.includes(by) ? `${by}/any(x:x eq ${text})` : `${by} eq ${text}`;
};

/**
 * The one user with this value; undefined when there is none.
 *
 * @throws GraphError when there are more than one, with their number: any choice could be the wrong one.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const lookUpUser = async <T>(
  graph: GraphClient,
  purpose: Purpose,
  lookUp: LookUp,
  $select?: string,
): Promise<T | undefined> => {
  const request: GraphRequest = {
    ...purpose,
    method: "GET",
    path: "/users",
    ...withAdvancedQuery("users", { $filter: filterOf(lookUp), $select }),
  };
  const { value: users } = await collect<T>(graph, request);
  if (users.length > 1)
    throw brokenAnswer(request, `${users.length} users have this ${lookUp.by}`, {
      advice: "Nothing was done. Look the user up by a property that only one user has.",
    });
  return users[0] && entityOf<T>(request, { status: 200, body: users[0] });
};

/** A create that failed since a value is in use, though nobody was found by the looked-up one. */
export const takenByAnother = (error: GraphError, { by }: LookUp): GraphError =>
  new GraphError({
    ...error,
    advice: `No user was found by ${by}, but ${takenProperty(error) ?? "a value"} is in use: by another user, as an address of another object, by a deleted user, who keeps it for 30 days, or by a user created moments ago, whom the next run finds.`,
  });
