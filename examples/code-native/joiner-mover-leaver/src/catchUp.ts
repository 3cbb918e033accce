import type { FlowExecutionContext } from "@prismatic-io/spectral";
import { SELECT, type User } from "./person";
import { type Change, tellAll } from "./tellAll";

/** A place in Graph's log of changes, kept in the state of the flow. Only scheduled runs write it. */
interface Place {
  link: string;
  readAt: string;
  /** The place before. Read while the subscription was surely alive. */
  linkBefore: string | null;
}

type Changed = User & { "@removed"?: { reason?: string } };
type Round = { data: { value: Changed[]; deltaLink: string | null } };

/** Graph keeps a place for seven days. */
const PLACE_LIVES_MS = 6 * 24 * 60 * 60 * 1000;

const isPlace = (value: unknown): value is Place =>
  typeof value === "object" && value !== null && "link" in value && "readAt" in value;

/** Keeps the last entry of each: an object can come more than once in a round. */
const latest = (value: readonly Changed[]): Change[] =>
  [...new Map(value.map((user) => [user.id, user])).values()].map((user) => ({
    id: user.id,
    user,
    isDeleted: user["@removed"] !== undefined,
  }));

/** Who was deleted and can be restored still. A new round of changes names the living only. */
const readDeleted = async (
  context: FlowExecutionContext,
  since: string | null,
): Promise<Change[]> => {
  const { data } = await context.components.msEntraId.listDeletedItems<{ data: { value: User[] } }>(
    {
      connection: context.configVars["Entra Connection"],
      itemKind: "users",
      $select: `${SELECT},deletedDateTime`,
      getAllPaginatedResults: true,
    },
  );
  return data.value
    .filter(({ deletedDateTime }) => !(Date.parse(deletedDateTime ?? "") < Date.parse(since ?? "")))
    .map((user) => ({ id: user.id, user, isDeleted: true }));
};

/**
 * Tells what happened in a gap, by List Changes, and moves the place up to now. Without a gap nothing is
 * told: Graph has notified of it.
 */
export const catchUp = async (
  context: FlowExecutionContext,
  gap: { from: string | null } | null,
) => {
  const saved = context.instanceState.place;
  const isAlive = isPlace(saved) && Date.now() - Date.parse(saved.readAt) < PLACE_LIVES_MS;
  const place = isAlive ? saved : undefined;
  const readAt = new Date().toISOString();
  // In a gap, from the place before the last one: the last one may have been read when the subscription
  // was gone already. Without a place everybody is told anew, since nobody knows who changed.
  const from = gap === null ? place?.link : (place?.linkBefore ?? place?.link);
  const { data } = await context.components.msEntraId.listChanges<Round>({
    connection: context.configVars["Entra Connection"],
    deltaURL: from ?? "/users/delta",
    startFrom: from === undefined && gap === null ? "now" : "everything",
    $select: SELECT,
    getAllPaginatedResults: true,
  });
  const changes = latest(data.value);
  if (gap !== null && from === undefined) changes.push(...(await readDeleted(context, gap.from)));
  const told = gap === null ? { told: 0 } : await tellAll(context, changes);
  if (data.deltaLink === null) throw new Error("List Changes gave no delta link");
  // Kept when everybody is told: a run that fails before is tried again from the old place.
  const next: Place = { link: data.deltaLink, readAt, linkBefore: place?.link ?? null };
  context.instanceState.place = next;
  return { data: told, instanceState: { ...context.instanceState } };
};
