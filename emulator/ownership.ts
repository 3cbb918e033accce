import { allows } from "./allowed";
import type { Directory, Entity } from "./directory";
import { findByPath } from "./keys";
import { facts } from "./kinds";
import type { Session } from "./signIn";

/** Counts for what the calling app owns, by its service principal: https://learn.microsoft.com/graph/permissions-reference#applicationreadwriteownedby */
const OWNED_BY = "Application.ReadWrite.OwnedBy";

const servicePrincipalOf = (directory: Directory, { clientId }: Session): Entity | undefined =>
  directory.findByKey("servicePrincipal", "appId", clientId);

export const owns = (directory: Directory, session: Session, { id }: Entity): boolean => {
  const caller = servicePrincipalOf(directory, session);
  return directory.related("owners", id).some((owner) => owner.id === caller?.id);
};

/** An app that creates by that permission alone owns what it creates. */
export const ownAsCreator = (directory: Directory, session: Session, created: Entity): void => {
  const { permissions, delegated } = session;
  if (delegated || !permissions.has(OWNED_BY) || permissions.has("Application.ReadWrite.All"))
    return;
  const caller = servicePrincipalOf(directory, session);
  if (caller !== undefined && !owns(directory, session, created))
    directory.link("owners", created.id, [caller.id]);
};

/** `/applications/{key}/addPassword`, `/directory/deletedItems/{id}/restore`; service principals are read by everybody. */
const targetOf = (directory: Directory, method: string, path: string): Entity | undefined => {
  const [, collection, key = "", id = ""] = path.split("/");
  if (collection === "directory" && key === "deletedItems")
    return directory.findDeleted(id)?.entity;
  if (collection === "applications") return findByPath(directory, "application", key);
  if (collection === "servicePrincipals" && method !== "GET")
    return findByPath(directory, "servicePrincipal", key);
  return undefined;
};

/** The session as it counts for a request: without that permission when the path names what the app does not own. */
export const sessionFor = (
  directory: Directory,
  session: Session,
  method: string,
  path: string,
): Session => {
  if (!session.permissions.has(OWNED_BY)) return session;
  const target = targetOf(directory, method, path);
  if (target === undefined || owns(directory, session, target)) return session;
  const permissions = new Set(session.permissions);
  permissions.delete(OWNED_BY);
  return { ...session, permissions };
};

const READ_ALL = facts.application.permissions.read.filter((one) => one !== OWNED_BY);

/** The applications that a list shows. */
export const listedApplications = (directory: Directory, session: Session): Iterable<Entity> => {
  const all = directory.all("application");
  return allows(READ_ALL, session.permissions)
    ? all
    : [...all].filter((one) => owns(directory, session, one));
};
