import { readNames } from "./bodies/body";
import { fits, invalid } from "./bodies/values";
import type { Directory, Entity, Relation } from "./directory";
import { badRequest, notFound } from "./graphFault";
import { facts, type Kind } from "./kinds";
import { seededGuid, seededRandom } from "./random";
import type { GivenApp } from "./signIn/app";

type Entry = Readonly<Record<string, unknown>>;

/** What a data file and a change of the directory hold. Relations are lists of ids or user principal names. */
export interface Data {
  readonly users?: readonly Entry[];
  readonly groups?: readonly Entry[];
  readonly applications?: readonly Entry[];
  /** App registrations that may sign in. */
  readonly apps?: readonly GivenApp[];
}

const KINDS = [
  ["users", "user"],
  ["groups", "group"],
  ["applications", "application"],
] as const;

const RELATIONS: readonly Relation[] = ["members", "owners"];

/** An error says at which entry it is. */
const at = <T>(place: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw badRequest(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const nameOf = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^\w.-]/g, "")
    .slice(0, 64);

/** What an object has that its entry leaves out. */
const usual: Record<(typeof KINDS)[number][1], (entry: Entry) => Entry> = {
  user: ({ userPrincipalName: name }) => {
    if (typeof name !== "string" || !/^[^@\s]+@[^@\s]+$/.test(name))
      throw badRequest("userPrincipalName must be there, in the form name@domain.");
    const [local = ""] = name.split("@");
    const kept = { accountEnabled: true, userType: "Member", mailNickname: local };
    return { ...kept, displayName: local, mail: null };
  },
  group: ({ displayName }) => {
    if (typeof displayName !== "string") throw badRequest("displayName must be there.");
    const kept = { groupTypes: [], mailEnabled: false, securityEnabled: true };
    return { ...kept, mailNickname: nameOf(displayName), proxyAddresses: [] };
  },
  application: ({ displayName }) => {
    if (typeof displayName !== "string") throw badRequest("displayName must be there.");
    return { signInAudience: "AzureADMyOrg" };
  },
};

/** Properties as Graph spells them, each of its type. */
const readProperties = (kind: Kind, entry: Entry): Entry => {
  const { members: _members, owners: _owners, manager: _manager, ...rest } = entry;
  const properties = readNames(kind, rest);
  for (const [name, value] of Object.entries(properties)) {
    const type = (facts[kind].properties as Record<string, { type: string } | undefined>)[name]
      ?.type;
    if (type !== undefined && value !== null && !fits(type, value))
      throw invalid(name, facts[kind].title);
  }
  return properties;
};

const idOf = (directory: Directory, name: unknown): string => {
  const text = String(name);
  const found =
    directory.findAny(text)?.entity ?? directory.findByKey("user", "userPrincipalName", text);
  if (found === undefined) throw notFound(text);
  return found.id;
};

/** The lists of an entry that are relations, by the ids of what they name. */
const relationsOf = (directory: Directory, entry: Entry): [Relation, string[]][] =>
  RELATIONS.flatMap((relation) => {
    const list = entry[relation];
    if (list === undefined) return [];
    if (!Array.isArray(list)) throw badRequest(`${relation} must be a list.`);
    const pair: [Relation, string[]] = [relation, list.map((name) => idOf(directory, name))];
    return [pair];
  });

/**
 * Fills an empty directory from a data file. What it writes is there from the beginning: no delta and no
 * notification tells of it. Without an id an object gets one that is the same for the same file.
 *
 * @throws {GraphFault} The text names the entry: `users[3]: …`.
 */
export const loadData = (directory: Directory, data: Data): void => {
  const random = seededRandom(15);
  const made: [string, Kind, Entity, Entry][] = [];
  for (const [list, kind] of KINDS) {
    for (const [position, entry] of (data[list] ?? []).entries()) {
      const place = `${list}[${position}]`;
      const entity = at(place, () => {
        const fresh = { id: seededGuid(random), createdDateTime: "2020-01-01T00:00:00Z" };
        const appId = kind === "application" ? { appId: seededGuid(random) } : {};
        const own = { ...fresh, ...appId, ...usual[kind](entry), ...readProperties(kind, entry) };
        if (directory.findAny(own.id) !== undefined) throw badRequest(`id ${own.id} comes twice.`);
        for (const key of facts[kind].uniqueKeys) {
          const value = (own as Entry)[key];
          if (value != null && directory.holdsKey(kind, key, String(value)))
            throw badRequest(`${key} ${String(value)} comes twice.`);
        }
        directory.seed(kind, own);
        return own;
      });
      made.push([place, kind, entity, entry]);
    }
  }
  // Once everything is there: a list may name what comes after it.
  for (const [place, kind, entity, entry] of made) {
    at(place, () => {
      for (const [relation, ids] of relationsOf(directory, entry))
        directory.setRelated(relation, entity.id, ids);
      if (entry.manager !== undefined)
        directory.seed(kind, { ...entity, manager: idOf(directory, entry.manager) });
    });
  }
};

const existing = (directory: Directory, kind: Kind, entry: Entry): Entity | undefined => {
  if (entry.id !== undefined) {
    const found = directory.find(kind, String(entry.id));
    if (found === undefined) throw notFound(String(entry.id));
    return found;
  }
  const name = entry.userPrincipalName;
  return kind === "user" && typeof name === "string"
    ? directory.findByKey("user", "userPrincipalName", name)
    : undefined;
};

const relate = (directory: Directory, id: string, relation: Relation, ids: readonly string[]) => {
  const now = directory.related(relation, id).map((one) => one.id);
  for (const gone of now.filter((one) => !ids.includes(one))) directory.unlink(relation, id, gone);
  const added = ids.filter((one) => !now.includes(one));
  if (added.length > 0) directory.link(relation, id, added);
};

const change = (directory: Directory, kind: (typeof KINDS)[number][1], entry: Entry): string => {
  const { "@removed": removed, ...rest } = entry;
  const before = existing(directory, kind, rest);
  if (removed !== undefined) {
    if (before === undefined) throw badRequest("@removed wants an id or a userPrincipalName.");
    directory.remove(kind, before);
    if ((removed as { reason?: unknown } | null)?.reason === "deleted") directory.purge(before.id);
    return before.id;
  }
  const manager = rest.manager === undefined ? {} : { manager: idOf(directory, rest.manager) };
  const properties = { ...readProperties(kind, rest), ...manager };
  const entity =
    before === undefined
      ? directory.create(kind, { ...usual[kind](rest), ...properties })
      : directory.update(kind, before, properties);
  for (const [relation, ids] of relationsOf(directory, rest))
    relate(directory, entity.id, relation, ids);
  return entity.id;
};

/**
 * Changes the directory behind everybody's back: deltas and notifications tell of it. An entry that names
 * an object by its id or user principal name updates it, `"@removed": {"reason": "changed"}` deletes it,
 * with the reason `deleted` for good, and any other entry makes a new one.
 *
 * @returns The ids, in the order of the entries.
 */
export const applyData = (directory: Directory, data: Data): string[] =>
  KINDS.flatMap(([list, kind]) =>
    (data[list] ?? []).map((entry, position) =>
      at(`${list}[${position}]`, () => change(directory, kind, entry)),
    ),
  );

/** The directory as a data file that would make it again. */
export const dumpData = (directory: Directory): Data =>
  Object.fromEntries(
    KINDS.map(([list, kind]) => [
      list,
      [...directory.all(kind)].map((entity) => ({
        ...entity,
        ...Object.fromEntries(
          RELATIONS.map((relation) => [relation, directory.related(relation, entity.id)] as const)
            .filter(([, related]) => related.length > 0)
            .map(([relation, related]) => [relation, related.map(({ id }) => id)]),
        ),
      })),
    ]),
  );
