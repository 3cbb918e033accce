import type { OutgoingRequest } from "./watchHttp";

/** POSTs of Graph that read. https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups */
const READING_POSTS = /\/(checkMemberGroups|getMemberGroups|getByIds)\/?$/i;
const BATCH = /\/(\$|%24)batch\/?$/i;

/** OData lets a POST stand for another method: https://docs.oasis-open.org/odata/odata/v4.0 (verb tunneling). */
const TUNNEL = /^x-http-method/i;

interface Request {
  readonly method?: unknown;
  readonly url?: unknown;
  readonly headers?: unknown;
}

const pathOf = (url: string): string => new URL(url, "https://graph.microsoft.com").pathname;

const reads = ({ method, url, headers }: Request): boolean => {
  if (Object.keys(headers ?? {}).some((name) => TUNNEL.test(name))) return false;
  return (
    /^(GET|HEAD)$/i.test(String(method)) ||
    (/^POST$/i.test(String(method)) && READING_POSTS.test(pathOf(String(url))))
  );
};

const batchReads = (body: string): boolean => {
  try {
    const { requests } = JSON.parse(body) as { requests?: Request[] };
    return Array.isArray(requests) && requests.every(reads);
  } catch {
    return false;
  }
};

/**
 * Why a request may not go to a tenant that must not be changed; undefined when it may: what reads, the
 * sign-in, and a `$batch` of what reads.
 *
 * @param signInOrigin Where tokens come from; what goes there changes nothing in the directory.
 */
export const readOnlyRefusal = (
  request: OutgoingRequest,
  signInOrigin: string,
): string | undefined => {
  const { method, url, headers, body } = request;
  const { origin, pathname } = new URL(url);
  if (origin === signInOrigin && /\/oauth2\/v2\.0\/token$/.test(pathname)) return undefined;
  if (reads(request)) return undefined;
  const isBatch = /^POST$/i.test(method) && BATCH.test(pathname);
  if (isBatch && !Object.keys(headers).some((name) => TUNNEL.test(name)) && batchReads(body))
    return undefined;
  return `Read-only: ${method} ${pathname} was not sent. Start the playground with --write to let it change the tenant.`;
};
