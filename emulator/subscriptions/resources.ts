import { invalid } from "./refusals";

/** A kind of resource that Graph notifies of. */
export interface Watchable {
  /** Matched against the resource without its first slash and its query. */
  readonly path: RegExp;
  /** Any one of them reads it; a permission to write it is not enough. */
  readonly read: readonly string[];
  readonly changeTypes: readonly string[];
  readonly longestMinutes: number;
  /** Users and groups: the only ones that this emulator keeps, and so notifies of. */
  readonly directory?: "users" | "groups";
  /** Who refuses a time that is too far: Exchange does so by itself. */
  readonly tooFar?: "ExtensionError";
  /** A longer subscription needs a URL for lifecycle events. */
  readonly lifecycleUrlAfterMinutes?: number;
}

const all = ["created", "updated", "deleted"];
const DIRECTORY_MINUTES = 41_760;
const OUTLOOK = { changeTypes: all, longestMinutes: 10_070, tooFar: "ExtensionError" } as const;
const TEAMS = { changeTypes: all, longestMinutes: 4_320, lifecycleUrlAfterMinutes: 60 } as const;

/**
 * https://learn.microsoft.com/graph/change-notifications-overview; the times from
 * https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime, but for Outlook's:
 * Exchange takes ten minutes less than documented.
 */
export const watchables: readonly Watchable[] = [
  {
    // memberOf is taken, but Graph never notifies of it: https://github.com/microsoftgraph/microsoft-graph-docs/issues/8454
    path: /^users(\/[^/]+(\/memberOf)?)?$/i,
    read: ["User.Read.All"],
    changeTypes: all,
    longestMinutes: DIRECTORY_MINUTES,
    directory: "users",
  },
  {
    path: /^groups(\/[^/]+(\/(members|owners))?)?$/i,
    read: ["Group.Read.All"],
    changeTypes: all,
    longestMinutes: DIRECTORY_MINUTES,
    directory: "groups",
  },
  {
    path: /^groups\/[^/]+\/conversations$/i,
    read: ["Group.Read.All"],
    changeTypes: all,
    longestMinutes: 4_230,
  },
  {
    path: /^(me|users\/[^/]+)\/(mailFolders(\('[^']+'\)|\/[^/]+)\/)?messages$/i,
    read: ["Mail.Read", "Mail.ReadBasic", "Mail.ReadBasic.All"],
    ...OUTLOOK,
  },
  { path: /^(me|users\/[^/]+)\/events$/i, read: ["Calendars.Read"], ...OUTLOOK },
  { path: /^(me|users\/[^/]+)\/contacts$/i, read: ["Contacts.Read"], ...OUTLOOK },
  {
    path: /^((me|users\/[^/]+)\/drive|drives\/[^/]+)\/root$/i,
    read: ["Files.Read.All", "Files.ReadWrite.All"],
    changeTypes: ["updated"],
    longestMinutes: 42_300,
  },
  {
    path: /^sites\/[^/]+\/lists\/[^/]+$/i,
    read: ["Sites.Read.All", "Sites.ReadWrite.All"],
    changeTypes: ["updated"],
    longestMinutes: 42_300,
  },
  {
    path: /^security\/alerts$/i,
    read: ["SecurityEvents.Read.All", "SecurityEvents.ReadWrite.All"],
    changeTypes: ["updated"],
    longestMinutes: 43_200,
  },
  {
    path: /^communications\/callRecords$/i,
    read: ["CallRecords.Read.All"],
    changeTypes: ["created", "updated"],
    longestMinutes: 4_230,
  },
  {
    path: /^(me|users\/[^/]+)\/todo\/lists\/[^/]+\/tasks$/i,
    read: ["Tasks.ReadWrite"],
    changeTypes: all,
    longestMinutes: 4_230,
  },
  {
    path: /^communications\/presences\/[^/]+$/i,
    read: ["Presence.Read.All"],
    changeTypes: ["updated"],
    longestMinutes: 60,
  },
  {
    path: /^(chats(\/[^/]+)?|chats\/(getAllMessages|[^/]+\/messages))$/i,
    read: ["Chat.Read.All", "Chat.ReadBasic.All"],
    ...TEAMS,
  },
  {
    path: /^(teams(\/[^/]+)?|teams\/getAllMessages|teams\/[^/]+\/channels\/[^/]+\/messages)$/i,
    read: ["ChannelMessage.Read.All"],
    ...TEAMS,
  },
];

/** `/Users/x?$select=id` → `Users/x`, the name of what is watched. */
export const watchedPath = (resource: string): string =>
  (resource.split("?", 1)[0] ?? "").replace(/^\//, "");

/** What a resource is; 400 for one that nobody can watch, and for query options on users and groups. */
export const watchableOf = (resource: string): Watchable => {
  const found = watchables.find(({ path }) => path.test(watchedPath(resource)));
  if (found === undefined)
    throw invalid(`Resource '${resource}' is not supported for change notifications.`);
  if (found.directory !== undefined && resource.includes("?"))
    throw invalid(`Resource '${resource}' does not support query options.`);
  return found;
};
