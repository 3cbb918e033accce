import { clouds } from "../clouds";
import { InputError } from "../errors/inputError";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

// A URL parser passes over them silently; in a log they would begin a line of their own.
const refuseControl = (source: string, text: string): void => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text))
    throw new InputError(source, "contains a line break or another control character");
};

/** Any other host than those of Microsoft's clouds and this machine's own would get the token. */
const readGraphOrigin = (baseUrl: string): string => {
  refuseControl("Graph Endpoint", baseUrl.trim());
  const url = parseUrl(baseUrl.trim());
  if (url === undefined) {
    throw new InputError("Graph Endpoint", "not a URL. Example: https://graph.microsoft.com");
  }
  const { protocol, hostname, pathname, search, hash, origin } = url;
  const loopback = /^https?:$/.test(protocol) && LOOPBACK_HOSTS.has(hostname);
  if (protocol !== "https:" && !loopback) {
    throw new InputError("Graph Endpoint", "must begin with https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw new InputError("Graph Endpoint", "must not contain a user name or password");
  }
  if (!loopback && !clouds.some(({ graph }) => graph === origin)) {
    throw new InputError(
      "Graph Endpoint",
      `must be one of ${clouds.map(({ graph }) => graph).join(", ")}`,
    );
  }
  if (pathname !== "/" || search !== "" || hash !== "") {
    throw new InputError("Graph Endpoint", `must be ${origin} on its own, without a path`);
  }
  return origin;
};

let last: { baseUrl: string; origin: string } | undefined;

/**
 * The origin of the Graph endpoint that a connection names: that of one of Microsoft's clouds, or a
 * loopback address for the emulator. Read once for steps that follow each other with one endpoint.
 *
 * @throws InputError for any other.
 */
export const graphOrigin = (baseUrl: string): string => {
  if (last?.baseUrl !== baseUrl) last = { baseUrl, origin: readGraphOrigin(baseUrl) };
  return last.origin;
};

/**
 * Checks an absolute URL that came from a response or a person before the token is sent to it.
 * Compares the parsed origin, so that `https://graph.microsoft.com@evil.example`, other ports, http
 * and look-alike hosts are all foreign.
 *
 * @param source What the URL is called, for the error: an input's label or an OData annotation.
 */
export const assertGraphOrigin = (source: string, text: string, origin: string): URL => {
  refuseControl(source, text);
  const url = parseUrl(text);
  if (url === undefined) {
    throw new InputError(source, "not a valid URL");
  }
  if (url.origin !== origin) {
    throw new InputError(
      source,
      `points to ${url.origin}, but this connection's token may only be sent to ${origin}`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new InputError(source, "must not contain a user name or password");
  }
  return url;
};

/** True for `https://…` and `HTTP://…`, and for `//host`, which a URL parser reads as a host too. */
export const isAbsoluteUrl = (text: string): boolean => /^([a-z][a-z\d+.-]*:|[\\/]{2})/i.test(text);

/**
 * The URL that a person gave as a path under `/v1.0` (`/users`, `users`, `/v1.0/users`) or `/beta`, or
 * as an absolute URL on the connection's own Graph origin.
 *
 * @param source The input's label, for the error.
 */
export const resolveGraphUrl = (source: string, text: string, origin: string): string => {
  refuseControl(source, text);
  if (text.includes("#")) {
    throw new InputError(source, "contains #, which would cut the rest off. Write it as %23");
  }
  if (isAbsoluteUrl(text)) {
    assertGraphOrigin(source, text, origin);
    return text;
  }
  const [, version = "v1.0", path = ""] = /^\/?(?:(v1\.0|beta)(?=\/))?\/?(.*)$/is.exec(text) ?? [];
  const url = parseUrl(`${origin}/${version.toLowerCase()}/${path}`);
  if (url === undefined) throw new InputError(source, "not a valid path");
  return url.href;
};
