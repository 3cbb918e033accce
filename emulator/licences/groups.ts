import type { Clock } from "../clock";
import type { Directory, Entity } from "../directory";
import { checkPlans, checkSkus, notLicensed, type Wish } from "./refusals";
import type { Sku } from "./skus";
import {
  type AssignedLicense,
  type AssignmentState,
  exclusionOf,
  licencesOf,
  plansOf,
  propertiesOf,
  type SkuOf,
  statesOf,
} from "./states";

/** How long it takes until the members of a group follow its licences. */
const PROCESSING_MS = 60_000;

interface Tenant {
  readonly skuOf: SkuOf;
  /** Units that are not given away yet. */
  readonly left: (sku: Sku) => number;
  readonly write: (user: Entity, states: readonly AssignmentState[]) => Entity;
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

/**
 * Licences of groups. The direct members have them a while later, as the clock goes; nested groups are not
 * followed.
 * @see https://learn.microsoft.com/entra/fundamentals/concept-group-based-licensing
 */
export const createGroupLicences = (
  clock: Clock,
  directory: Directory,
  { skuOf, left, write }: Tenant,
) => {
  const queued = new Set<string>();

  /** What one licence of a group becomes for one of its members. */
  const given = (
    user: Entity,
    groupId: string,
    { skuId, disabledPlans }: AssignedLicense,
    others: readonly AssignmentState[],
  ): AssignmentState => {
    const before = statesOf(user).find(
      (state) => state.assignedByGroup === groupId && state.skuId === skuId,
    );
    if (before?.state === "Active" && same(before.disabledPlans, disabledPlans)) return before;
    const state: AssignmentState = {
      skuId,
      disabledPlans,
      assignedByGroup: groupId,
      state: "Active",
      error: "None",
      lastUpdatedDateTime: clock.now().toISOString(),
    };
    const sku = skuOf(skuId);
    const has = licencesOf(user).some((licence) => licence.skuId === skuId);
    if (sku === undefined || (!has && left(sku) <= 0))
      return { ...state, state: "Error", error: "CountViolation" };
    const { assignedLicenses } = propertiesOf([...others, state], skuOf);
    return exclusionOf(plansOf(assignedLicenses, skuOf)) === undefined
      ? state
      : { ...state, state: "Error", error: "MutuallyExclusiveViolation" };
  };

  /** Makes a user have what the group gives, and says whether that went wrong. */
  const follow = (user: Entity, groupId: string, licences: readonly AssignedLicense[]): boolean => {
    const states = statesOf(user).filter(({ assignedByGroup }) => assignedByGroup !== groupId);
    for (const licence of licences) states.push(given(user, groupId, licence, states));
    if (JSON.stringify(states) !== JSON.stringify(statesOf(user))) write(user, states);
    return states.some((state) => state.assignedByGroup === groupId && state.state === "Error");
  };

  const process = (groupId: string): void => {
    queued.delete(groupId);
    const group = directory.find("group", groupId);
    const licences = group === undefined ? [] : licencesOf(group);
    const members = new Set(
      group === undefined ? [] : directory.related("members", groupId).map(({ id }) => id),
    );
    let errors = false;
    for (const user of [...directory.all("user")]) {
      const isMember = members.has(user.id);
      const follows = statesOf(user).some(({ assignedByGroup }) => assignedByGroup === groupId);
      if (isMember || follows) errors = follow(user, groupId, isMember ? licences : []) || errors;
    }
    if (group === undefined) return;
    directory.update("group", group, {
      licenseProcessingState: { state: "ProcessingComplete" },
      hasMembersWithLicenseErrors: errors,
    });
  };

  const queue = (groupId: string): void => {
    if (queued.has(groupId)) return;
    queued.add(groupId);
    clock.after(PROCESSING_MS, () => process(groupId));
  };

  const licensed = new Set<string>();
  // Members that come or go, and a group that is deleted or comes back.
  directory.onChange(({ kind, id, update, relation }) => {
    const concerns = update === undefined && relation !== "owners";
    if (kind === "group" && concerns && licensed.has(id)) queue(id);
  });

  /** Adds and removes licences of a group, all of them or none. */
  const assignToGroup = (group: Entity, wish: Wish): Entity => {
    checkSkus(wish, skuOf);
    const before = licencesOf(group);
    if (wish.remove.some((skuId) => !before.some((licence) => licence.skuId === skuId)))
      throw notLicensed();
    const touched = new Set([...wish.remove, ...wish.add.map(({ skuId }) => skuId)]);
    const assignedLicenses = [...before.filter(({ skuId }) => !touched.has(skuId)), ...wish.add];
    checkPlans(plansOf(assignedLicenses, skuOf));
    licensed.add(group.id);
    queue(group.id);
    return directory.update("group", group, {
      assignedLicenses,
      licenseProcessingState: { state: "QueuedForProcessing" },
    });
  };

  return { assignToGroup };
};
