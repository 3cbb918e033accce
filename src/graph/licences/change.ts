import { isObject } from "../isObject";
import {
  type AssignedLicense,
  combined,
  groupsGiving,
  type LicenceAssignment,
  licencesOf,
} from "./assignment";

/** What licences are to be added and removed, by the ids of their SKUs, each once. */
export interface LicenceWish {
  readonly add: readonly {
    readonly skuId: string;
    /** Undefined: a licence that is there keeps its plans as they are. */
    readonly disabledPlans: readonly string[] | undefined;
  }[];
  readonly remove: readonly string[];
}

/** What becomes of a wish: what is sent, and what the result says. */
export interface LicenceChange {
  readonly addLicenses: readonly AssignedLicense[];
  readonly removeLicenses: readonly string[];
  readonly added: readonly string[];
  /** There already, with other plans than they now have. */
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly alreadyAssigned: readonly string[];
  readonly notAssigned: readonly string[];
  /** Given by groups only: they go when the user leaves these groups. */
  readonly notRemovable: readonly { skuId: string; assignedByGroups: readonly string[] }[];
  /** The licences after it. */
  readonly assignedLicenses: readonly AssignedLicense[];
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** What is left to do of a wish, seen what is there. A licence of a group is no direct one. */
export const licenceChange = (
  { add, remove }: LicenceWish,
  assignments: readonly LicenceAssignment[],
): LicenceChange => {
  const direct = (skuId: string) =>
    assignments.find((one) => one.skuId === skuId && one.assignedByGroup === null);
  const adds = add.map(({ skuId, disabledPlans }) => {
    const there = direct(skuId);
    const before = there === undefined || there.failed ? undefined : there.disabledPlans;
    const after = disabledPlans ?? before ?? [];
    return {
      skuId,
      disabledPlans: after,
      isNew: !before,
      isSame: before && sameSet(before, after),
    };
  });
  const addLicenses = adds
    .filter(({ isSame }) => !isSame)
    .map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans }));
  const removed = remove.filter((skuId) => direct(skuId) !== undefined);
  const inherited = remove
    .filter((skuId) => !removed.includes(skuId))
    .map((skuId) => ({ skuId, assignedByGroups: groupsGiving(assignments, skuId) }));
  const touched = new Set([...removed, ...addLicenses.map(({ skuId }) => skuId)]);
  const kept = assignments.filter(
    ({ skuId, assignedByGroup }) => assignedByGroup !== null || !touched.has(skuId),
  );
  return {
    addLicenses,
    removeLicenses: removed,
    added: adds.filter(({ isNew }) => isNew).map(({ skuId }) => skuId),
    updated: adds.filter(({ isNew, isSame }) => !isNew && !isSame).map(({ skuId }) => skuId),
    removed,
    alreadyAssigned: adds.filter(({ isSame }) => isSame).map(({ skuId }) => skuId),
    notAssigned: inherited
      .filter(({ assignedByGroups }) => assignedByGroups.length === 0)
      .map(({ skuId }) => skuId),
    notRemovable: inherited.filter(({ assignedByGroups }) => assignedByGroups.length > 0),
    assignedLicenses: combined([
      ...kept,
      ...addLicenses.map((one) => ({ ...one, assignedByGroup: null, failed: false })),
    ]),
  };
};

export const isNothing = ({ addLicenses, removeLicenses }: LicenceChange): boolean =>
  addLicenses.length === 0 && removeLicenses.length === 0;

/** What an action tells of a change. Graph's answer shows the licences or leaves them out. */
export const licenceResult = (change: LicenceChange, answer: unknown) => {
  const { added, removed, updated, alreadyAssigned, notAssigned } = change;
  const shown = isObject(answer) ? answer.assignedLicenses : undefined;
  const assignedLicenses = Array.isArray(shown) ? licencesOf(shown) : change.assignedLicenses;
  return { added, removed, updated, alreadyAssigned, notAssigned, assignedLicenses };
};
