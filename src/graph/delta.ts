import { GraphError } from "./errors/graphError";
import { InputError } from "./errors/inputError";
import { resolveGraphUrl } from "./urls/origin";
import type { Query } from "./urls/query";

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

/** The options that are not in the URL already; one that is there with another value is refused. */
const optionsBeside = (search: string, query: Query): Query => {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(query).filter(([name, value]) => {
      const inUrl = given.get(name);
      if (inUrl === null || value === undefined) return true;
      if (inUrl !== String(value))
        throw new InputError(INPUT, `holds another ${name} than the input of that name`);
      return false;
    }),
  );
};

/**
 * Where one page of a delta round is read. A link that Graph gave is called as it is, since its token
 * holds the query of the round; a path takes the tokens and query options.
 *
 * @param fromNow The round skips everything up to now.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export const deltaTarget = (
  deltaURL: string,
  query: Query,
  origin: string,
  fromNow = false,
): DeltaTarget => {
  const path = resolveGraphUrl(INPUT, deltaURL, origin);
  const { pathname, search } = new URL(path);
  const collection = DELTA_PATH.exec(pathname)?.[1]?.toLowerCase();
  if (collection === undefined) {
    throw new InputError(
      INPUT,
      "must end in /delta, such as /users/delta, or be a nextLink or deltaLink that Graph gave",
    );
  }
  const { $skiptoken, $deltatoken } = query;
  const isLink = HAS_TOKEN.test(search);
  if (fromNow && (isLink || $skiptoken !== undefined || $deltatoken !== undefined))
    throw new InputError(
      "Start From",
      "cannot be now together with a token or a link, which say where the round goes on",
    );
  if (isLink) {
    if ($skiptoken !== undefined || $deltatoken !== undefined)
      throw new InputError(INPUT, "holds a token already; leave Skip Token and Delta Token empty");
    return { path, query: {}, collection };
  }
  if ($skiptoken !== undefined && $deltatoken !== undefined)
    throw new InputError(
      "Skip Token",
      "cannot stand together with Delta Token: one leads to the next page of a round, the other to the next round",
    );
  const options = fromNow ? { ...query, $deltatoken: "latest" } : query;
  return { path, query: optionsBeside(search, options), collection };
};

/** The URL that a round starts over with: that of the answer's Location or of the call, without a token. */
const startOver = (path: string, location: string | undefined): string => {
  const called = new URL(path);
  const named = location === undefined || !URL.canParse(location) ? called : new URL(location);
  const { origin, pathname, search } = named.origin === called.origin ? named : called;
  const options = search
    .slice(1)
    .split("&")
    .filter((option) => option !== "" && !HAS_TOKEN.test(`?${option}`));
  return `${origin}${pathname}${options.length === 0 ? "" : `?${options.join("&")}`}`;
};

/** The error of an expired delta link, which tells how the round starts over. */
export const expiredDelta = (error: GraphError, path: string): GraphError =>
  new GraphError({
    ...error,
    advice: `The token has expired. Start over with ${startOver(path, error.location)} and the Select and Filter of the first call, since with others Graph would track other properties; treat objects that the new round does not hold as deleted.`,
  });
