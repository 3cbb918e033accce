/** The least permissions that a request needs; all of a list are needed together. */
export interface LeastPermissions {
  /** For a connection that acts for the person who signed in. Empty: none beyond the sign-in. */
  readonly delegated: readonly string[];
  /** For a connection that acts as the app itself. */
  readonly application: readonly string[];
}

/** What Microsoft Graph asks for before it carries out a request. */
export interface Permission extends LeastPermissions {
  /** Where it depends on the kind of object: the lists of each kind, by collection. */
  readonly perCollection?: Readonly<Record<string, LeastPermissions>>;
  /** What special targets need besides: `{ "a device": "Device.ReadWrite.All" }`. */
  readonly also?: Readonly<Record<string, string>>;
  /** The Entra role that the caller needs beside the permission, and when; a sentence. */
  readonly role?: string;
  /** What else Graph may refuse, whatever the permission; sentences. */
  readonly note?: string;
  /** The page of Microsoft's documentation that says so. */
  readonly graph: string;
}

/** The permission for one kind of object; as it is where the kind makes no difference. */
export const permissionFor = (permission: Permission, collection: string): Permission => {
  const least = permission.perCollection?.[collection];
  if (least === undefined) return permission;
  const { perCollection: _all, ...general } = permission;
  return { ...general, ...least };
};

const leastText = ({ delegated, application }: LeastPermissions): string => {
  const [forPeople, forApps] = [delegated.join(" and "), application.join(" and ")];
  if (forApps === "" && forPeople !== "") return `${forPeople} (delegated only)`;
  return forPeople === forApps ? forPeople : `${forPeople} (delegated) or ${forApps} (application)`;
};

const alsoText = (also: Permission["also"]): string =>
  Object.entries(also ?? {})
    .map(([target, name]) => `, for ${target} also ${name}`)
    .join("");

/**
 * `User.Read.All`, or where the two kinds differ
 * `Group.ReadWrite.All (delegated) or Group.Create (application)`; empty when none is needed.
 */
export const permissionText = (permission: Permission): string =>
  permission.perCollection === undefined
    ? `${leastText(permission)}${alsoText(permission.also)}`
    : Object.entries(permission.perCollection)
        .map(([collection, least]) => `${leastText(least)} for ${collection}`)
        .join(", ");
