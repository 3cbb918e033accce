import { GraphFault } from "./graphFault";

const readUsers = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];
const writeUsers = ["User.ReadWrite.All", "Directory.ReadWrite.All"];
const readGroups = [
  "Group.Read.All",
  "Group.ReadWrite.All",
  "GroupMember.Read.All",
  "GroupMember.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];
const writeGroups = ["Group.ReadWrite.All", "Directory.ReadWrite.All"];
const writeMembers = ["GroupMember.ReadWrite.All", ...writeGroups];
const readApplications = [
  "Application.Read.All",
  "Application.ReadWrite.All",
  "Application.ReadWrite.OwnedBy",
  "Directory.Read.All",
];
const writeApplications = ["Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"];

/** First match wins: method, path under /v1.0, and the permissions of which one is enough. */
const rules: readonly (readonly [RegExp, RegExp, readonly string[]])[] = [
  [/GET/, /^\/users/, [...readUsers, "User.ReadBasic.All"]],
  [/DELETE/, /^\/users/, ["User.ReadWrite.All", "User.DeleteRestore.All"]],
  [/./, /^\/users/, writeUsers],
  [/GET/, /^\/groups/, readGroups],
  [/POST|DELETE/, /^\/groups\/[^/]+\/members\//, writeMembers],
  [/POST/, /^\/groups$/, ["Group.Create", ...writeGroups]],
  [/./, /^\/groups/, writeGroups],
  [/GET/, /^\/applications/, readApplications],
  [/POST/, /^\/applications$/, ["AppRegistration.Create", ...writeApplications]],
  [/./, /^\/applications/, writeApplications],
  [
    /GET/,
    /^\/organization/,
    ["Organization.Read.All", "User.Read", "User.Read.All", "Directory.Read.All"],
  ],
  [
    /./,
    /^\/directory\/deletedItems/,
    [
      "User.ReadWrite.All",
      "Group.ReadWrite.All",
      "Application.ReadWrite.All",
      "Directory.Read.All",
    ],
  ],
];

const denied = (): GraphFault =>
  new GraphFault(
    403,
    "Authorization_RequestDenied",
    "Insufficient privileges to complete the operation.",
  );

/**
 * Refuses what the token has no permission for.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const checkPermission = (
  permissions: ReadonlySet<string>,
  method: string,
  path: string,
): void => {
  const rule = rules.find(([verb, route]) => verb.test(method) && route.test(path));
  if (rule !== undefined && !rule[2].some((name) => permissions.has(name))) throw denied();
};
