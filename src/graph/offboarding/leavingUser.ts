import { entity } from "../entity";
import { isNotFound } from "../errors/graphError";
import { isGuid } from "../guid";
import type { GraphClient, Purpose } from "../http/request";
import { collect } from "../paging";
import { odataText } from "../urls/literal";
import { graphPath } from "../urls/path";
import type { LeavingUser } from "./step";

const SELECT = "id,accountEnabled,assignedLicenses,licenseAssignmentStates";

interface DeletedUser {
  readonly id: string;
  readonly userPrincipalName?: string | null;
}

/** A deleted user keeps the name with the object id before it, so that the name itself is free. */
const hadName = ({ userPrincipalName }: DeletedUser, name: string): boolean =>
  userPrincipalName?.toLowerCase().replace(/^[\da-f]{32}(?=.)/, "") === name.toLowerCase();

const isDeleted = async (
  graph: GraphClient,
  purpose: Purpose,
  userId: string,
): Promise<boolean> => {
  if (isGuid(userId)) {
    try {
      await graph.request({
        ...purpose,
        method: "GET",
        path: graphPath`/directory/deletedItems/${userId}`,
        query: { $select: "id" },
        awaitReplication: false,
      });
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }
  const { value } = await collect<DeletedUser>(graph, {
    ...purpose,
    method: "GET",
    path: "/directory/deletedItems/microsoft.graph.user",
    query: {
      $filter: `endsWith(userPrincipalName,${odataText(userId)})`,
      $select: "id,userPrincipalName",
      $count: true,
    },
    headers: { ConsistencyLevel: "eventual" },
  });
  return value.some((user) => hadName(user, userId));
};

/**
 * The user who leaves; undefined when already deleted.
 * @throws GraphError when there is no such user, deleted or not, or when the user cannot be read.
 */
export const readLeavingUser = async (
  graph: GraphClient,
  purpose: Purpose,
  userId: string,
): Promise<LeavingUser | undefined> => {
  try {
    return await entity<LeavingUser>(graph, {
      ...purpose,
      method: "GET",
      path: graphPath`/users/${userId}`,
      query: { $select: SELECT },
    });
  } catch (error) {
    if (!isNotFound(error) || !(await isDeleted(graph, purpose, userId))) throw error;
    return undefined;
  }
};
