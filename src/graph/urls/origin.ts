import { InputError } from "../errors/inputError";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/**
 * The origin of the Graph endpoint that a connection names, e.g. `https://graph.microsoft.com`.
 * Only https is taken, or http on a loopback address for the emulator: anything else would send the
 * token in the clear.
 */
export const graphOrigin = (baseUrl: string): string => {
  const url = parseUrl(baseUrl.trim());
  if (url === undefined) {
    throw new InputError("Graph Endpoint", "not a URL. Example: https://graph.microsoft.com");
  }
  const secure = url.protocol === "https:";
  const loopback = url.protocol === "http:" && LOOPBACK_HOSTS.has(url.hostname);
  if (!secure && !loopback) {
    throw new InputError("Graph Endpoint", "must begin with https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw new InputError("Graph Endpoint", "must not contain a user name or password");
  }
  return url.origin;
};

/**
 * Checks an absolute URL that came from a response or a person before the token is sent to it.
 * Compares the parsed origin, so that `https://graph.microsoft.com@evil.example`, other ports, http
 * and look-alike hosts are all foreign.
 *
 * @param source What the URL is called, for the error: an input's label or an OData annotation.
 */
export const assertGraphOrigin = (source: string, text: string, origin: string): URL => {
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
