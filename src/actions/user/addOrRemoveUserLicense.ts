import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addOrRemoveUserLicenseExamplePayload } from "../../examplePayloads/license";
import {
  assignmentsOf,
  carryOut,
  entity,
  graphPath,
  LICENSED_USER,
  type LicenceChange,
  type LicensedUser,
  licenceChange,
  licenceResult,
  onceLocated,
  resolveLicences,
} from "../../graph";
import { namedLicences } from "../../inputs/clean/licenceNames";
import { connection, debugRequest } from "../../inputs/common";
import { addSkuIds, disabledPlanIds, removeSkuIds, usageLocation } from "../../inputs/license";
import { userId } from "../../inputs/user";
import { changedUserLicenses, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Assigns licences to a user directly and takes direct ones away, in one request of Graph: all of them or
 * none. What is so already is not sent and is told beside. `updated` had other service plans before. What
 * only groups give can be added directly as well, and cannot be removed from the user: `notRemovable` names
 * the groups, and `success` is false.
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export const addOrRemoveUserLicense = action({
  display: {
    label: "Add or Remove User License",
    description: "Assigns licences to a user and takes others away.",
  },
  inputs: {
    connection,
    userId,
    addSkuIds,
    disabledPlanIds,
    removeSkuIds,
    usageLocation,
    debugRequest,
  },
  ...notAllowed(addOrRemoveUserLicenseExamplePayload),
  outputSchema: output(changedUserLicenses),
  perform: async (context, { connection, userId, usageLocation, debugRequest, ...params }) => {
    const purpose = {
      operation: "Add or Remove User License",
      permission: permissions.addOrRemoveUserLicense,
    };
    const names = namedLicences(purpose.operation, params);
    const graph = createClient(connection, context, { debugRequest });
    const path = graphPath`/users/${userId}`;
    const wish = await resolveLicences(graph, purpose, names);
    const read = () =>
      entity<LicensedUser>(graph, {
        ...purpose,
        method: "GET",
        path,
        query: { $select: LICENSED_USER },
      });
    const assign = ({ addLicenses, removeLicenses }: LicenceChange) =>
      entity<unknown>(graph, {
        ...purpose,
        method: "POST",
        path: `${path}/assignLicense`,
        body: { addLicenses, removeLicenses },
      });

    const user = await read();
    const change = licenceChange(wish, assignmentsOf(user));
    const locate =
      change.addLicenses.length > 0 && usageLocation !== undefined && !user.usageLocation;
    if (locate) await graph.request({ ...purpose, method: "PATCH", path, body: { usageLocation } });
    const answer = await carryOut(
      change,
      (left) => (locate ? onceLocated(() => assign(left)) : assign(left)),
      async () => licenceChange(wish, assignmentsOf(await read())),
    );
    const { notRemovable } = change;
    return {
      data: {
        success: notRemovable.length === 0,
        userId,
        ...licenceResult(change, answer),
        notRemovable,
      },
    };
  },
});
