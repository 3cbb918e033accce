import { brokenAnswer } from "./errors/brokenAnswer";
import type { GraphClient, GraphRequest } from "./http/request";
import { type Page, pages, readPage } from "./paging";

/** A page of a delta round: a nextLink until the last page, which has the deltaLink. */
export interface DeltaPage extends Page<Record<string, unknown>> {
  "@odata.deltaLink"?: string;
}

/** Changes, and whether the round is through with them. */
export interface Changes extends DeltaPage {
  complete: boolean;
  /** Where the next round begins; null before this one is through. */
  deltaLink: string | null;
}

const withState = (page: DeltaPage): Changes => {
  const deltaLink = page["@odata.deltaLink"] || null;
  return { ...page, complete: deltaLink !== null, deltaLink };
};

/** One page of a round, as Graph sends it. */
export const readChanges = async (graph: GraphClient, request: GraphRequest): Promise<Changes> =>
  withState(await readPage<Record<string, unknown>>(graph, request));

/**
 * What is left of a round, in one envelope: that of the first page, with all entries in Graph's order and
 * the deltaLink of the last page.
 *
 * @throws GraphError when the last page has none: nobody could go on from there.
 */
export const collectChanges = async (
  graph: GraphClient,
  request: GraphRequest,
): Promise<Changes> => {
  let round: DeltaPage | undefined;
  for await (const page of pages<Record<string, unknown>>(graph, request)) {
    const { "@odata.nextLink": _followed, ...rest }: DeltaPage = page;
    if (round === undefined) round = rest;
    else {
      for (const entry of rest.value) round.value.push(entry);
      const deltaLink = rest["@odata.deltaLink"];
      if (deltaLink !== undefined) round["@odata.deltaLink"] = deltaLink;
    }
  }
  const changes = withState(round ?? { value: [] });
  if (!changes.complete) throw brokenAnswer(request, "The round ended without a deltaLink");
  return changes;
};
