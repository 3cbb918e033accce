import type { Directory, Entity } from "../directory";
import { badRequest, conflict } from "../graphFault";
import { type Kind, kinds } from "../kinds";
import { checkUserUpdate } from "./user";

const PARAMETERS = ["autoReconcileProxyConflict", "newUserPrincipalName"];

/** What a restore is told: both parameters are optional. */
interface RestoreWish {
  readonly autoReconcileProxyConflict?: boolean | null;
  readonly newUserPrincipalName?: string | null;
}

/** Microsoft's metadata gives the action these two: directoryObject.restore of v1.0. */
export const readRestore = (body: unknown): RestoreWish => {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badRequest("Empty Payload. JSON content expected.");
  const wish = body as Record<string, unknown>;
  for (const [name, value] of Object.entries(wish)) {
    if (!PARAMETERS.includes(name))
      throw badRequest(`The parameter '${name}' in the request payload is not a valid parameter.`);
    const type = name === "newUserPrincipalName" ? "string" : "boolean";
    if (value !== null && typeof value !== type)
      throw badRequest(`Invalid value specified for parameter '${name}'.`);
  }
  return wish;
};

const addressesOf = ({ proxyAddresses }: Entity): string[] =>
  Array.isArray(proxyAddresses) ? proxyAddresses.map(String) : [];

const fold = (address: string): string => address.toLowerCase();

/** The addresses of everything that lives. */
const taken = (directory: Directory): Set<string> =>
  new Set(
    kinds.flatMap((kind) => [...directory.all(kind)].flatMap((one) => addressesOf(one).map(fold))),
  );

/**
 * What changes of an object when it comes back: its name, and its proxy addresses, if others have taken
 * some of them meanwhile.
 */
export const restoreChanges = (
  directory: Directory,
  domain: string,
  { kind, entity }: { readonly kind: Kind; readonly entity: Entity },
  { autoReconcileProxyConflict, newUserPrincipalName }: RestoreWish,
): Record<string, unknown> => {
  const changes: Record<string, unknown> = {};
  if (typeof newUserPrincipalName === "string") {
    if (kind !== "user") throw badRequest("Only a user has a user principal name.");
    changes.userPrincipalName = newUserPrincipalName;
    checkUserUpdate(changes, domain, entity);
  }
  const own = addressesOf(entity);
  const held = own.length === 0 ? new Set<string>() : taken(directory);
  if (own.some((address) => held.has(fold(address)))) {
    if (autoReconcileProxyConflict !== true) throw conflict("proxyAddresses");
    changes.proxyAddresses = own.filter((address) => !held.has(fold(address)));
  }
  return changes;
};
