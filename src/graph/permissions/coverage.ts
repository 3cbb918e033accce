import type { LeastPermissions, Permission } from "../errors/permission";
import { elsewhere, stronger } from "./stronger";

/** Whether a sign-in may do something. */
export interface Coverage {
  /** Null where that cannot be told for sure. */
  readonly covered: boolean | null;
  /** The least permissions that are not there for sure; empty unless `covered` is false. */
  readonly missing: readonly string[];
}

const isReadOnly = (name: string): boolean => /\.(Read|ReadBasic)(\.|$)/.test(name);

/** `User` of User-Phone.ReadWrite.All, `Group` of GroupMember.Read.All. */
const areaOf = (name: string): string => (name.split(/[.-]/)[0] ?? "").replace(/Member$/, "");

/** Whether some request may take one permission in place of another. A permission to read never writes. */
const mayDo = (needed: string, held: string): boolean =>
  (isReadOnly(needed) || !isReadOnly(held)) &&
  (areaOf(held) === areaOf(needed) ||
    areaOf(held) === "Directory" ||
    (elsewhere[needed]?.includes(held) ?? false));

const isHeld = (needed: string, held: ReadonlySet<string>): boolean =>
  held.has(needed) || (stronger[needed]?.some((name) => held.has(name)) ?? false);

const ofLeast = (least: readonly string[], held: ReadonlySet<string>): Coverage => {
  const open = least.filter((needed) => !isHeld(needed, held));
  const missing = open.filter((needed) => ![...held].some((name) => mayDo(needed, name)));
  if (open.length === 0) return { covered: true, missing };
  return { covered: missing.length > 0 ? false : null, missing };
};

/** Of one kind of objects out of several: all or none of them is an answer, some are not. */
const ofAll = (parts: readonly Coverage[]): Coverage => {
  const [first, ...others] = parts.map(({ covered }) => covered);
  if (first === undefined || others.some((covered) => covered !== first))
    return { covered: null, missing: [] };
  return { covered: first, missing: [...new Set(parts.flatMap(({ missing }) => missing))] };
};

const ofKind = (
  least: LeastPermissions,
  kind: keyof LeastPermissions,
  held: ReadonlySet<string>,
): Coverage => {
  if (least[kind].length > 0) return ofLeast(least[kind], held);
  // Nothing can be said of a raw request; what only people may do, no permission gives to an app.
  const isForOthers = least.delegated.length + least.application.length > 0;
  return { covered: isForOthers ? false : null, missing: [] };
};

/**
 * Whether the held permissions are enough for an action. Only what Microsoft publishes counts: a
 * permission that may do in place of the least one, though not surely, makes it null rather than missing.
 */
export const coverageOf = (
  { perCollection, ...general }: Permission,
  kind: keyof LeastPermissions,
  held: ReadonlySet<string>,
): Coverage =>
  perCollection === undefined
    ? ofKind(general, kind, held)
    : ofAll(Object.values(perCollection).map((least) => ofKind(least, kind, held)));
