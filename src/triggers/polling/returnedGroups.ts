import {
  batch,
  collect,
  type GraphClient,
  type GraphRequest,
  graphPath,
  LARGEST_PAGE,
  type Page,
  type Purpose,
} from "../../graph";
import { type Entry, mergeLinks } from "./entries";
import type { WantedMemberships } from "./membershipNews";
import type { Standpoint } from "./objectNews";

const requestOf = (
  purpose: Purpose,
  groupId: string,
  relationship: "members" | "owners",
): GraphRequest => ({
  ...purpose,
  method: "GET",
  path:
    relationship === "members"
      ? graphPath`/groups/${groupId}/members`
      : graphPath`/groups/${groupId}/owners`,
  query: { $select: "id", $top: LARGEST_PAGE },
});

/**
 * The groups with all members of those that are back from a deletion: the delta does not tell of these
 * again. A group of which it says nothing but that it is there is either new and empty, or back after a
 * deletion that nobody was told of, and is read as well; so is one that was not there when everything was
 * told. 20 in a request.
 */
export const withReturnedMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  { relationships }: WantedMemberships,
  entries: readonly Entry[],
  { mode, memory }: Standpoint,
): Promise<Entry[]> => {
  const isSilent = ({ item }: Entry): boolean =>
    !relationships.some((relationship) => Array.isArray(item[`${relationship}@delta`]));
  const returned =
    mode === "changes"
      ? entries.filter(
          (entry) =>
            entry.removed === undefined &&
            (memory.deleted.has(entry.id) ||
              memory.returning.has(entry.id) ||
              memory.held.has(entry.id) ||
              !memory.groups.has(entry.id) ||
              isSilent(entry)),
        )
      : [];
  const asked = returned.flatMap((entry) =>
    relationships.map((relationship) => ({ entry, relationship })),
  );
  const requests = asked.map(({ entry, relationship }) =>
    requestOf(purpose, entry.id, relationship),
  );
  const answers = await batch<Page<Record<string, unknown>>>(graph, purpose, requests);
  const found = new Map<Entry, Record<string, unknown>>();
  for (const { id } of returned) {
    memory.held.delete(id);
    memory.groups.add(id);
  }
  for (const [index, { entry, relationship }] of asked.entries()) {
    const answer = answers[index];
    // Gone since: the next round tells.
    if (answer === undefined || (!answer.ok && answer.error.status === 404)) continue;
    if (!answer.ok) throw answer.error;
    const request = requests[index] as GraphRequest;
    const { value } = answer.body["@odata.nextLink"]
      ? await collect<Record<string, unknown>>(graph, request)
      : answer.body;
    const name = `${relationship}@delta`;
    // Who left meanwhile is told as well: the deletion may not have been heard of.
    const links = mergeLinks(entry.item[name], value);
    found.set(entry, { ...found.get(entry), [name]: links });
  }
  return entries.map((entry) => {
    const links = found.get(entry);
    return links === undefined ? entry : { ...entry, item: { ...entry.item, ...links } };
  });
};
