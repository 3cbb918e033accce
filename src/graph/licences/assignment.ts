/** A licence as `assignLicense` takes it and `assignedLicenses` gives it. */
export interface AssignedLicense {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** A licence, and who gave it. */
export interface LicenceAssignment extends AssignedLicense {
  /** Null: given directly. */
  readonly assignedByGroup: string | null;
  /** It could not be given: none was left, or another licence is in the way. */
  readonly failed: boolean;
}

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** What tells the licences of a user. */
export interface LicensedUser {
  readonly usageLocation?: string | null;
  readonly assignedLicenses?: readonly Given<AssignedLicense>[] | null;
  readonly licenseAssignmentStates?:
    | readonly (Given<AssignedLicense> & {
        readonly assignedByGroup?: string | null;
        readonly state?: string | null;
      })[]
    | null;
}

export const LICENSED_USER = "id,usageLocation,assignedLicenses,licenseAssignmentStates";

/** What tells the licences of a group. */
export interface LicensedGroup {
  readonly assignedLicenses?: readonly Given<AssignedLicense>[] | null;
  readonly licenseProcessingState?: { readonly state?: string | null } | null;
}

export const LICENSED_GROUP = "id,assignedLicenses,licenseProcessingState";

const small = (id: string): string => id.toLowerCase();

const licence = ({ skuId, disabledPlans }: Given<AssignedLicense>): AssignedLicense[] =>
  typeof skuId === "string"
    ? [{ skuId: small(skuId), disabledPlans: (disabledPlans ?? []).map(small) }]
    : [];

export const licencesOf = (
  assignedLicenses: readonly Given<AssignedLicense>[] | null | undefined,
): AssignedLicense[] => (assignedLicenses ?? []).flatMap(licence);

/** Licences that only a direct assignment can have given: those of a group, which inherits none. */
export const directly = (licences: readonly AssignedLicense[]): LicenceAssignment[] =>
  licences.map((one) => ({ ...one, assignedByGroup: null, failed: false }));

/**
 * Who gave a user which licence. One without a state is a direct one.
 * @see https://learn.microsoft.com/graph/api/resources/licenseassignmentstate
 */
export const assignmentsOf = ({
  assignedLicenses,
  licenseAssignmentStates,
}: LicensedUser): LicenceAssignment[] => {
  const told = (licenseAssignmentStates ?? []).flatMap((state) =>
    licence(state).map((one) => ({
      ...one,
      assignedByGroup: state.assignedByGroup || null,
      failed: state.state?.toLowerCase() === "error",
    })),
  );
  const skuIds = new Set(told.map(({ skuId }) => skuId));
  const untold = licencesOf(assignedLicenses).filter(({ skuId }) => !skuIds.has(skuId));
  return [...told, ...directly(untold)];
};

/** The groups that give a licence. */
export const groupsGiving = (assignments: readonly LicenceAssignment[], wanted: string): string[] =>
  assignments.flatMap(({ skuId, assignedByGroup, failed }) =>
    skuId === wanted && assignedByGroup !== null && !failed ? [assignedByGroup] : [],
  );

/** The licences that follow from who gave them: a plan is off when everyone who gave it switched it off. */
export const combined = (assignments: readonly LicenceAssignment[]): AssignedLicense[] => {
  const licences = new Map<string, AssignedLicense>();
  for (const { skuId, disabledPlans, failed } of assignments) {
    if (failed) continue;
    const other = licences.get(skuId);
    licences.set(skuId, {
      skuId,
      disabledPlans:
        other === undefined
          ? disabledPlans
          : other.disabledPlans.filter((id) => disabledPlans.includes(id)),
    });
  }
  return [...licences.values()];
};
