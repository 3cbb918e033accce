import { withoutKeys } from "../bodies/keyCredentials";
import type { Directory } from "../directory";
import { showsMembers } from "../hiddenMembership";
import { defaultProperties } from "../kinds";
import type { ChangeLog, Link } from "./changeLog";
import type { Entry } from "./pages";
import type { Round } from "./round";

const showLink = (directory: Directory, { id, removed }: Link): Record<string, unknown> => {
  const found = directory.findAny(id) ?? directory.findDeleted(id);
  return {
    "@odata.type": `#microsoft.graph.${found?.kind ?? "user"}`,
    id,
    ...(removed ? { "@removed": { reason: "deleted" } } : {}),
  };
};

/**
 * An object of a round. Deleted ones keep only their id; never-set properties are left out, and those
 * that were cleared are null.
 *
 * @param minimal Of a changed object only what changed.
 */
export const showEntry = (
  directory: Directory,
  log: ChangeLog,
  { kind, since = 0, select }: Round,
  { id, fresh, links }: Entry,
  minimal: boolean,
  permissions: ReadonlySet<string>,
): Record<string, unknown> => {
  const entity = directory.find(kind, id);
  if (entity === undefined) {
    const purged = directory.changes(kind).get(id)?.how === "purged";
    return { id, "@removed": { reason: purged ? "deleted" : "changed" } };
  }
  const whole = !minimal || fresh || log.appeared(id, since);
  const shown: Record<string, unknown> = { id };
  for (const name of select ?? defaultProperties[kind]) {
    const isSet = entity[name] !== undefined && entity[name] !== null;
    const isChanged = !fresh && log.propertyChanged(id, name, since);
    if (isChanged || (isSet && whole))
      shown[name] = (name === "keyCredentials" ? withoutKeys(entity[name]) : entity[name]) ?? null;
  }
  for (const relation of ["members", "owners", "manager"] as const) {
    if (relation === "members" && !showsMembers(entity, permissions)) continue;
    const list = links.filter((link) => link.relation === relation);
    if (list.length > 0) shown[`${relation}@delta`] = list.map((link) => showLink(directory, link));
  }
  return shown;
};
