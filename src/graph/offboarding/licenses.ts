import { entity } from "../entity";
import {
  assignmentsOf,
  carryOut,
  LICENSED_USER,
  type LicenceAssignment,
  type LicensedUser,
  licenceChange,
} from "../licences";
import { collect } from "../paging";
import { graphPath } from "../urls/path";
import {
  already,
  type Belonging,
  dryRunOutcome,
  type Leaving,
  removalOutcome,
  type Skipped,
  type Step,
} from "./step";

interface LicenseDetails {
  readonly skuId?: string | null;
  readonly skuPartNumber?: string | null;
}

/** The part numbers of the user's licences, by the ids of their SKUs. */
const partNumbers = async ({ graph, purpose, user }: Leaving): Promise<Map<string, string>> => {
  const { value } = await collect<LicenseDetails>(graph, {
    ...purpose,
    method: "GET",
    path: graphPath`/users/${user.id}/licenseDetails`,
    query: { $select: "skuId,skuPartNumber" },
  });
  return new Map(
    value.map(({ skuId, skuPartNumber }) => [`${skuId}`.toLowerCase(), `${skuPartNumber}`]),
  );
};

/** The licences that groups gave, each with its groups. */
const inheritedOf = (assignments: readonly LicenceAssignment[]) => {
  const groups = new Map<string, string[]>();
  for (const { skuId, assignedByGroup } of assignments)
    if (assignedByGroup !== null)
      groups.set(skuId, [...(groups.get(skuId) ?? []), assignedByGroup]);
  return Array.from(groups, ([skuId, groups]) => ({ skuId, groups }));
};

const removing = (remove: readonly string[], assignments: readonly LicenceAssignment[]) =>
  licenceChange({ add: [], remove }, assignments);

/**
 * Takes away the licences that the user was given directly, in one request. Those of groups go when the user
 * leaves the groups.
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export const removeLicenses: Step = async (leaving) => {
  const { graph, purpose, user, dryRun } = leaving;
  const assignments = assignmentsOf(user);
  if (assignments.length === 0) return already;
  const names = await partNumbers(leaving);
  const licence = (id: string): Belonging => ({ id, name: names.get(id) ?? null });
  const direct = assignments
    .filter(({ assignedByGroup }) => assignedByGroup === null)
    .map(({ skuId }) => skuId);
  const skipped = inheritedOf(assignments).map(
    ({ skuId, groups }): Skipped => ({
      ...licence(skuId),
      reason: `inherited from the group ${groups.join(", ")}: it goes with the membership`,
    }),
  );
  if (dryRun) return dryRunOutcome(direct.map(licence), skipped);
  await carryOut(
    removing(direct, assignments),
    ({ removeLicenses }) =>
      graph.request({
        ...purpose,
        method: "POST",
        path: graphPath`/users/${user.id}/assignLicense`,
        body: { addLicenses: [], removeLicenses },
      }),
    async () => {
      const current = await entity<LicensedUser>(graph, {
        ...purpose,
        method: "GET",
        path: graphPath`/users/${user.id}`,
        query: { $select: LICENSED_USER },
      });
      return removing(direct, assignmentsOf(current));
    },
  );
  return removalOutcome({ removed: direct.map(licence), skipped, failed: [] });
};
