import type { Emulator } from "../../emulator";
import {
  assignmentsOf,
  carryOut,
  entity,
  type GraphClient,
  graphPath,
  LICENSED_USER,
  type LicenceChange,
  type LicensedUser,
  licenceChange,
  licenceResult,
} from "../../src/graph";

const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const EMS = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";

const USERS = 6;
/** Fewer than users, so that some are refused. */
const UNITS = 4;

const WISH = { add: [{ skuId: E3, disabledPlans: undefined }], remove: [EMS] };

/** Exchanges EMS of a user for E3, as Add or Remove User License does. */
const exchange = async (graph: GraphClient, userId: string) => {
  const purpose = { operation: "Add or Remove User License" };
  const path = graphPath`/users/${userId}`;
  const look = async (): Promise<LicenceChange> =>
    licenceChange(
      WISH,
      assignmentsOf(
        await entity<LicensedUser>(graph, {
          ...purpose,
          method: "GET",
          path,
          query: { $select: LICENSED_USER },
        }),
      ),
    );
  const change = await look();
  const assign = ({ addLicenses, removeLicenses }: LicenceChange) =>
    entity(graph, {
      ...purpose,
      method: "POST",
      path: `${path}/assignLicense`,
      body: { addLicenses, removeLicenses },
    });
  return licenceResult(change, await carryOut(change, assign, look));
};

/**
 * Exchanges licences of some users. Each has the old or the new one, never both or none, as the result or the
 * error says; nobody has one more than there are.
 */
export const licenceStorm = async (
  graph: GraphClient,
  { licences, directory }: Emulator,
  failureOf: (work: Promise<unknown>) => Promise<Error | undefined>,
  check: (holds: boolean, otherwise: string) => void,
  unknown: RegExp,
): Promise<number> => {
  const sku = licences.skuOf(E3);
  if (sku !== undefined) sku.prepaidUnits.enabled = UNITS;
  const users = [...directory.all("user")]
    .filter(({ usageLocation }) => usageLocation)
    .slice(0, USERS);
  for (const user of users)
    licences.assignToUser(user, { add: [{ skuId: EMS, disabledPlans: [] }], remove: [] });
  let errors = 0;
  for (const { id } of users) {
    let told: unknown[] = [];
    const failure = await failureOf(
      exchange(graph, id).then(({ assignedLicenses }) => {
        told = [...assignedLicenses];
      }),
    );
    const stored = directory.find("user", id)?.assignedLicenses as { skuId: string }[];
    const has = stored.map(({ skuId }) => skuId).join();
    if (failure === undefined)
      check(has === E3 && JSON.stringify(told) === JSON.stringify(stored), `${id} has ${has}`);
    else {
      errors += 1;
      const may = unknown.test(failure.message) ? [EMS, E3] : [EMS];
      check(may.includes(has), `${id} has ${has}, but the error is ${failure.message}`);
    }
  }
  check(licences.consumed(E3) <= UNITS, `${licences.consumed(E3)} of ${UNITS} licences are used`);
  return errors;
};
