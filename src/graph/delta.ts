import { GraphError } from "./errors/graphError";
import { InputError } from "./errors/inputError";
import { resolveGraphUrl } from "./urls/origin";
import type { Query } from "./urls/query";

/** A page of a delta round: a nextLink until the last page, which has the deltaLink. */
export interface DeltaPage {
  "@odata.context"?: string;
  "@odata.nextLink"?: string;
  "@odata.deltaLink"?: string;
  value: Record<string, unknown>[];
}

const INPUT = "URL to fetch for delta";
const DELTA_PATH = /\/([^/]+)\/(?:microsoft\.graph\.)?delta(?:\(\))?$/i;
const HAS_TOKEN = /[?&](\$|%24)?(delta|skip)token=/i;

/** What is read for one page of a delta round. */
interface DeltaTarget {
  readonly path: string;
  readonly query: Query;
  /** `users`, `groups` and the like, in lower case. */
  readonly collection: string;
}

/**
 * Where one page of a delta round is read. A link that Graph gave is called as it is, since its token
 * holds the query of the round; a path takes the tokens and query options.
 *
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export const deltaTarget = (deltaURL: string, query: Query, origin: string): DeltaTarget => {
  const path = resolveGraphUrl(INPUT, deltaURL, origin);
  const { pathname, search } = new URL(path);
  const collection = DELTA_PATH.exec(pathname)?.[1]?.toLowerCase();
  if (collection === undefined) {
    throw new InputError(
      INPUT,
      "must end in /delta, such as /users/delta, or be a nextLink or deltaLink that Graph gave",
    );
  }
  if (!HAS_TOKEN.test(search)) return { path, query, collection };
  if (query.$skiptoken !== undefined || query.$deltatoken !== undefined) {
    throw new InputError(INPUT, "holds a token already; leave Skip Token and Delta Token empty");
  }
  return { path, query: {}, collection };
};

/** The error of an expired delta link, which tells where the round starts over. */
export const expiredDelta = (error: GraphError, path: string): GraphError => {
  const { origin, pathname } = new URL(path);
  return new GraphError({
    ...error,
    advice: `The token has expired. Start over with ${origin}${pathname}, and treat objects that the new round does not hold as deleted.`,
  });
};
