import { brokenAnswer } from "./errors/brokenAnswer";
import type { GraphClient, GraphRequest } from "./http/request";
import { gather, type Page, readPage } from "./paging";

/** A page of a delta round: a nextLink until the last page, which has the deltaLink. */
export type DeltaPage = Page<Record<string, unknown>>;

/** Changes, and whether the round ends with them. */
export type Changes = DeltaPage & {
  complete: boolean;
  /** Where the next round begins; null while this one goes on. */
  deltaLink: string | null;
};

const withState = (page: DeltaPage): Changes => {
  const deltaLink = page["@odata.deltaLink"] || null;
  return { ...page, complete: deltaLink !== null, deltaLink };
};

/** One page of a round, as Graph sends it. */
export const readChanges = async (graph: GraphClient, request: GraphRequest): Promise<Changes> =>
  withState(await readPage<Record<string, unknown>>(graph, request));

/**
 * What is left of a round, in one envelope, with all entries in Graph's order.
 *
 * @throws GraphError when the last page has no deltaLink: nobody could go on from there.
 */
export const collectChanges = async (
  graph: GraphClient,
  request: GraphRequest,
): Promise<Changes> => {
  const changes = withState(await gather(graph, request));
  if (!changes.complete) throw brokenAnswer(request, "The round ended without a deltaLink");
  return changes;
};
