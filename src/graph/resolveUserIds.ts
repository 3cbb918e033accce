import { batch } from "./batch";
import { chunks } from "./chunks";
import { InputError } from "./errors/inputError";
import { isGuid } from "./guid";
import type { GraphClient, GraphRequest, Purpose } from "./http/request";
import { collect, type Page, readPage } from "./paging";
import { odataText } from "./urls/literal";

/** Most values of `in` that Graph takes without an advanced query. */
const MOST_VALUES = 15;

const MOST_NAMED = 10;

interface Named {
  readonly id: string;
  readonly userPrincipalName: string | null;
}

const requestFor = (purpose: Purpose, names: readonly string[]): GraphRequest => ({
  ...purpose,
  method: "GET",
  path: "/users",
  query: {
    $filter: `userPrincipalName in (${names.map(odataText).join(",")})`,
    $select: "id,userPrincipalName",
  },
});

/** Every user of a page, and of those behind it, should Graph have cut it. */
const usersOf = async (
  graph: GraphClient,
  request: GraphRequest,
  page: Page<Named> | undefined,
): Promise<readonly Named[]> => {
  const isWhole = Array.isArray(page?.value) && !page["@odata.nextLink"];
  return isWhole ? page.value : (await collect<Named>(graph, request)).value;
};

const readAll = async (
  graph: GraphClient,
  purpose: Purpose,
  requests: readonly GraphRequest[],
): Promise<Named[]> => {
  const [first, ...more] = requests;
  if (first !== undefined && more.length === 0)
    return [...(await usersOf(graph, first, await readPage<Named>(graph, first)))];
  const results = await batch<Page<Named> | undefined>(graph, purpose, requests);
  const users: Named[] = [];
  for (const [place, result] of results.entries()) {
    const request = requests[place];
    if (!result.ok) throw result.error;
    if (request !== undefined) users.push(...(await usersOf(graph, request, result.body)));
  }
  return users;
};

/**
 * The object ids of users who were given by id or user principal name, where Graph takes ids only: in the
 * order of the input, ids as they are, undefined for a name that nobody has. 15 names go in a look-up, and
 * 20 look-ups in a batch; ids alone cost no request.
 *
 * @throws GraphError when users cannot be read.
 */
export const resolveUserIds = async (
  graph: GraphClient,
  purpose: Purpose,
  idsOrNames: readonly string[],
): Promise<(string | undefined)[]> => {
  const fold = (name: string): string => name.toLowerCase();
  const names = [...new Set(idsOrNames.filter((name) => !isGuid(name)).map(fold))];
  const requests = chunks(names, MOST_VALUES).map((part) => requestFor(purpose, part));
  const users = await readAll(graph, purpose, requests);
  const ids = new Map(
    users.map(({ id, userPrincipalName }) => [fold(userPrincipalName ?? ""), id]),
  );
  return idsOrNames.map((name) => (isGuid(name) ? name : ids.get(fold(name))));
};

/**
 * The same, where each of them must be there.
 * @throws InputError that names the missing ones.
 */
export const resolveAllUserIds = async (
  graph: GraphClient,
  purpose: Purpose,
  label: string,
  idsOrNames: readonly string[],
): Promise<string[]> => {
  const ids = await resolveUserIds(graph, purpose, idsOrNames);
  const missing = [...new Set(idsOrNames.filter((_name, place) => ids[place] === undefined))];
  if (missing.length > 0) {
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
    const named = missing.slice(0, MOST_NAMED).join(", ");
    throw new InputError(label, `no user has the user principal name ${named}${more}`);
  }
  return ids.filter((id) => id !== undefined);
};
