import { pathNames } from "../http/mentionedNames";
import type { GraphRequest } from "../http/request";

const READS = new Set<GraphRequest["method"]>(["GET", "HEAD", "OPTIONS"]);

export const isWrite = ({ method }: GraphRequest): boolean => !READS.has(method);

/** The object that a request reads or writes: of `/groups/1/members/2/$ref` it is `1`; none of `/users`. */
export const objectOf = ({ path }: GraphRequest): string | undefined =>
  pathNames(path)[1]?.toLowerCase();
