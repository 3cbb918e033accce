import type { GraphRequest } from "../http/request";
import { assertGraphOrigin, isAbsoluteUrl } from "./origin";
import { queryString } from "./query";

const API_VERSION = "/v1.0";

/** The URL to call: a path goes under `/v1.0`, an absolute URL stays as it is if it is Graph's own. */
export const targetUrl = ({ path, query }: GraphRequest, origin: string): string => {
  const search = queryString(query ?? {});
  if (!isAbsoluteUrl(path)) return `${origin}${API_VERSION}${path}${search}`;
  assertGraphOrigin("URL", path, origin);
  return search === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${search.slice(1)}`;
};
