import { isExpiredToken } from "./errors/graphError";
import type { GraphClient, GraphRequest } from "./http/request";
import { pages } from "./paging";
import { graphPath } from "./urls/path";

interface Credential {
  readonly keyId?: string | null;
  readonly displayName?: string | null;
  readonly endDateTime?: string | null;
}

/** What has credentials: an app registration or a service principal. */
interface Holder {
  readonly id?: string;
  readonly appId?: string | null;
  readonly displayName?: string | null;
  readonly passwordCredentials?: readonly Credential[] | null;
  readonly keyCredentials?: readonly Credential[] | null;
}

/** A secret or a certificate that ends soon or has ended, and what has it. */
export interface ExpiringCredential {
  /** Null where a service principal has it. */
  applicationObjectId: string | null;
  servicePrincipalId?: string;
  appId: string | null;
  displayName: string | null;
  kind: "secret" | "certificate";
  keyId: string | null;
  credentialName: string | null;
  endDateTime: string;
  /** Whole days until it ends, rounded down: -1 on the first day after. */
  daysLeft: number;
  status: "expired" | "expiring";
}

interface Horizon {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly days: number;
  readonly includeExpired: boolean;
}

const DAY_MS = 86_400_000;

type Ending = Pick<
  ExpiringCredential,
  "kind" | "keyId" | "credentialName" | "endDateTime" | "daysLeft" | "status"
>;

/** The credentials of an object that end within the horizon. One without an end never does. */
const endingOf = (
  { passwordCredentials, keyCredentials }: Holder,
  { now, days, includeExpired }: Horizon,
): Ending[] => {
  const ofKind = (kind: Ending["kind"], credentials: Holder["keyCredentials"]) =>
    (credentials ?? []).flatMap(({ keyId, displayName, endDateTime }) => {
      const left = Date.parse(endDateTime ?? "") - now;
      const expired = left <= 0;
      if (Number.isNaN(left) || left > days * DAY_MS || (expired && !includeExpired)) return [];
      return {
        kind,
        keyId: keyId ?? null,
        credentialName: displayName ?? null,
        endDateTime: endDateTime ?? "",
        daysLeft: Math.floor(left / DAY_MS),
        status: expired ? ("expired" as const) : ("expiring" as const),
      };
    });
  return [...ofKind("secret", passwordCredentials), ...ofKind("certificate", keyCredentials)];
};

const holderOf = (path: string, { id = "", appId, displayName }: Holder) => ({
  ...(path === "/applications"
    ? { applicationObjectId: id }
    : { applicationObjectId: null, servicePrincipalId: id }),
  appId: appId ?? null,
  displayName: displayName ?? null,
});

/** The path of what has a credential. */
export const holderPath = ({
  applicationObjectId,
  servicePrincipalId = "",
}: ExpiringCredential): string =>
  applicationObjectId === null
    ? graphPath`/servicePrincipals/${servicePrincipalId}`
    : graphPath`/applications/${applicationObjectId}`;

interface Read {
  readonly found: ExpiringCredential[];
  /** How many objects were looked at. */
  readonly checked: number;
}

const readOnce = async (
  graph: GraphClient,
  request: GraphRequest,
  horizon: Horizon,
): Promise<Read> => {
  const found: ExpiringCredential[] = [];
  let checked = 0;
  for await (const { value } of pages<Holder>(graph, request)) {
    checked += value.length;
    for (const holder of value)
      for (const ending of endingOf(holder, horizon))
        found.push({ ...holderOf(request.path, holder), ...ending });
  }
  return { found, checked };
};

/**
 * The credentials that end within the horizon, of every application or service principal. Holds one page and
 * what was found. When Graph lets a page link expire in the middle, the list starts over, once.
 *
 * @param request Lists `/applications` or `/servicePrincipals` with their credentials.
 */
export const readExpiring = async (
  graph: GraphClient,
  request: GraphRequest,
  horizon: Horizon,
): Promise<Read> => {
  try {
    return await readOnce(graph, request, horizon);
  } catch (error) {
    if (!isExpiredToken(error)) throw error;
    return readOnce(graph, request, horizon);
  }
};
