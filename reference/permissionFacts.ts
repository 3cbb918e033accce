import type { LeastPermissions, Permission } from "../src/graph";
import { permissions } from "../src/permissions";
import { code } from "./markdown";

export const permissionOf = (key: string): Permission => {
  if (key in permissions) return permissions[key as keyof typeof permissions];
  throw new Error(`src/permissions.ts has nothing about ${key}`);
};

type Kind = keyof LeastPermissions;

/** "`User.Read.All` for users, `Group.Read.All` for groups"; a dash where none can be named. */
export const leastOf = ({ perCollection, ...general }: Permission, kind: Kind): string => {
  const names = (least: LeastPermissions): string => least[kind].map(code).join(" and ");
  const text =
    perCollection === undefined
      ? names(general)
      : Object.entries(perCollection)
          .filter(([, least]) => least[kind].length > 0)
          .map(([collection, least]) => `${names(least)} for ${collection}`)
          .join(", ");
  return text === "" ? "–" : text;
};

/** "For a device also `Device.ReadWrite.All`." */
export const besides = ({ also = {} }: Permission): string =>
  Object.entries(also)
    .map(([target, name]) => `- For ${target} also ${code(name)}.`)
    .join("\n");
