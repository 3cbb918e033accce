import { batch } from "./batch";
import type { GraphClient, Purpose } from "./http/request";
import type { Member } from "./member";
import { LARGEST_PAGE, type Page } from "./paging";

export interface Owner {
  id: string;
  displayName: string | null;
  userPrincipalName: string | null;
}

/**
 * The owners of many objects, in batches, in the order of their paths: `/applications/{id}`. Null where they
 * could not be read, or the time was over before.
 *
 * @throws GraphError when the first batch is refused as a whole.
 */
export const ownersOf = async (
  graph: GraphClient,
  purpose: Purpose,
  paths: readonly string[],
  endsAt: number,
): Promise<(Owner[] | null)[]> => {
  const query = { $select: "id,displayName,userPrincipalName", $top: LARGEST_PAGE };
  const results = await batch<Page<Member>>(
    graph,
    purpose,
    paths.map((path) => ({ ...purpose, method: "GET", path: `${path}/owners`, query })),
    { endsAt },
  );
  return results.map((result) => {
    if (!result.ok || !Array.isArray(result.body?.value)) return null;
    return result.body.value.map(({ id = "", displayName, userPrincipalName }) => ({
      id,
      displayName: displayName ?? null,
      userPrincipalName: userPrincipalName ?? null,
    }));
  });
};
