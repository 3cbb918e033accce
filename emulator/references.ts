import type { Directory, Entity } from "./directory";
import { badRequest, notFound } from "./graphFault";
import { keyValue } from "./keys";
import { facts, type Kind, kinds } from "./kinds";

/** An object that a reference names. */
export interface Referenced {
  readonly kind: Kind;
  readonly entity: Entity;
}

const URL_FORM = /^(https?:\/\/[^/]+)\/(?:v1\.0|beta)\/(\w+)(?:\/([^/?#()]+)|\((.+)\))$/i;

const invalidUrl = () => badRequest("Invalid URL format specified in @odata.id / @odata.bind.");

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidUrl();
  }
};

const isOurs = (named: string, { standsFor }: Directory, origin: string): boolean =>
  named.toLowerCase() === origin.toLowerCase() || standsFor.has(named.toLowerCase());

/**
 * The object of one `@odata.id`, or of one entry of `@odata.bind`:
 * `https://graph.microsoft.com/v1.0/directoryObjects/{id}`, or with the collection of its kind.
 */
export const resolveReference = (
  reference: unknown,
  directory: Directory,
  origin: string,
): Referenced => {
  const match = typeof reference === "string" ? URL_FORM.exec(reference) : null;
  const collection = match?.[2]?.toLowerCase();
  const kind = kinds.find((one) => facts[one].collection.toLowerCase() === collection);
  if (
    match === null ||
    !isOurs(match[1] ?? "", directory, origin) ||
    (kind === undefined && collection !== "directoryobjects")
  ) {
    throw invalidUrl();
  }
  const id = keyValue(decoded(match[3] ?? match[4] ?? ""));
  const found = directory.findAny(id);
  if (found === undefined || (kind !== undefined && found.kind !== kind)) throw notFound(id);
  return found;
};

/** All objects of a bind list; refused when one is named twice. */
export const resolveReferences = (
  references: unknown,
  name: string,
  directory: Directory,
  origin: string,
): Referenced[] => {
  if (!Array.isArray(references))
    throw badRequest(`The value of '${name}@odata.bind' must be a list of URLs.`);
  const found = references.map((one) => resolveReference(one, directory, origin));
  if (new Set(found.map(({ entity }) => entity.id)).size < found.length)
    throw badRequest("Request contains a property with duplicate values.");
  return found;
};
