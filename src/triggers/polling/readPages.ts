import {
  assertGraphOrigin,
  brokenAnswer,
  type DeltaPage,
  type GraphClient,
  type GraphError,
  type GraphRequest,
  isExpiredToken,
  type Purpose,
} from "../../graph";
import { type Entry, mergeEntries, readEntry } from "./entries";
import { isDone, type Leg, type LegMode, modeOf, type Round } from "./round";

/** Most pages, and about as many changes, that are read before they are handed over. */
const MOST_PAGES = 20;
const MOST_CHANGES = 5_000;

/** What the pages of a round are read for and from. */
export interface Reading {
  readonly graph: GraphClient;
  readonly purpose: Purpose;
  readonly headers: Readonly<Record<string, string>>;
  readonly legs: readonly Leg[];
  readonly links: ReadonlyMap<string, string>;
  readonly startFrom: "now" | "everything";
}

/** Pages that were read at one go. */
export interface Chunk {
  readonly entries: readonly Entry[];
  readonly mode: LegMode;
  /** The round after them, apart from what the trigger makes of them. */
  readonly round: Round;
  readonly dead?: undefined;
}

/** Graph no longer knows the token that `round` would go on with. */
interface DeadToken {
  readonly dead: GraphError;
  readonly round: Round;
}

const requestOf = (
  { purpose, headers, links }: Reading,
  leg: Leg,
  { link }: Round,
  mode: LegMode,
): GraphRequest => {
  const common = { ...purpose, method: "GET" as const, headers };
  const known = link ?? (mode === "changes" ? links.get(leg.key) : undefined);
  if (known !== undefined) return { ...common, path: known };
  const query = mode === "latest" ? { ...leg.query, $deltatoken: "latest" } : leg.query;
  return { ...common, path: leg.path, query };
};

/** The round after a page, which has either a nextLink or a deltaLink. */
const afterPage = (round: Round, page: DeltaPage, request: GraphRequest, origin: string): Round => {
  const next = page["@odata.nextLink"];
  const end = page["@odata.deltaLink"];
  const pages = round.pages + 1;
  if (next) {
    if (next === request.path)
      throw brokenAnswer(request, "The pages of the changes lead in a circle");
    assertGraphOrigin("@odata.nextLink", next, origin);
    return { ...round, pages, link: next, announced: false };
  }
  if (!end)
    throw brokenAnswer(request, "A page of changes came with neither a nextLink nor a deltaLink");
  assertGraphOrigin("@odata.deltaLink", end, origin);
  return {
    ...round,
    pages,
    link: null,
    leg: round.leg + 1,
    found: [...round.found, end],
    announced: false,
  };
};

/** A group with 3,000 new members is that many changes. */
const changesOf = (item: Record<string, unknown>): number =>
  Object.values(item).reduce<number>(
    (sum, value) => sum + (Array.isArray(value) ? value.length : 0),
    1,
  );

/**
 * Reads on from where a round stands: the whole rest of an incremental round when it just begins and is
 * of ordinary size, else one page.
 *
 * @throws GraphError when Graph cannot be reached or refuses for another reason than a dead token.
 */
export const readChunk = async (reading: Reading, start: Round): Promise<Chunk | DeadToken> => {
  const { graph, legs, links, startFrom } = reading;
  const modeAt = ({ leg }: Round): LegMode =>
    modeOf(legs[leg] as Leg, start, links.has((legs[leg] as Leg).key), startFrom);
  const mode = modeAt(start);
  const most = mode === "full" || start.pages > 0 ? 1 : MOST_PAGES;
  const entries: Entry[] = [];
  let round = start;
  let changes = 0;
  for (let pages = 1; ; pages += 1) {
    const request = requestOf(reading, legs[round.leg] as Leg, round, modeAt(round));
    let page: DeltaPage;
    try {
      page = (await graph.request<DeltaPage>(request)).body;
    } catch (error) {
      // A request without a token cannot be about one.
      if (!isExpiredToken(error) || request.query !== undefined) throw error;
      return { dead: error, round };
    }
    if (!Array.isArray(page?.value))
      throw brokenAnswer(request, "A page of changes came without its entries");
    if (modeAt(round) !== "latest") {
      for (const item of page.value) {
        entries.push(readEntry(item, round.leg));
        changes += changesOf(item);
      }
    }
    round = afterPage(round, page, request, graph.origin);
    if (isDone(round, legs) || pages >= most || changes >= MOST_CHANGES) break;
    if (modeAt(round) === "full") break;
  }
  return { entries: mergeEntries(entries), mode: mode === "latest" ? "changes" : mode, round };
};
