import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { removeMemberFromAdministrativeUnitExamplePayload } from "../../examplePayloads/administrativeUnit";
import { graphPath, removeReference } from "../../graph";
import { administrativeUnitId, unitMemberId } from "../../inputs/administrativeUnit";
import { connection, debugRequest } from "../../inputs/common";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Takes a user, a group or a device out of an administrative unit. One that is not in it is a success; a
 * missing unit is an error. The path ends in `/$ref`: without it Graph would delete the member itself.
 * @see https://learn.microsoft.com/graph/api/administrativeunit-delete-members
 */
export const removeMemberFromAdministrativeUnit = action({
  display: {
    label: "Remove Member from Administrative Unit",
    description:
      "Takes a user, a group or a device out of an administrative unit. The member itself is not deleted.",
  },
  inputs: { connection, administrativeUnitId, memberId: unitMemberId, debugRequest },
  ...notAllowed(removeMemberFromAdministrativeUnitExamplePayload),
  outputSchema: output(
    success({ administrativeUnitId: text, memberId: text, alreadyRemoved: flag }),
  ),
  perform: async (context, { connection, administrativeUnitId, memberId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const unit = graphPath`/directory/administrativeUnits/${administrativeUnitId}`;
    const alreadyRemoved = await removeReference(
      graph,
      {
        operation: "Remove Member from Administrative Unit",
        permission: permissions.removeMemberFromAdministrativeUnit,
        method: "DELETE",
        path: `${unit}${graphPath`/members/${memberId}/$ref`}`,
      },
      unit,
    );
    return { data: { success: true as const, administrativeUnitId, memberId, alreadyRemoved } };
  },
});
