import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addMemberToAdministrativeUnitExamplePayload } from "../../examplePayloads/administrativeUnit";
import { graphPath, isAlreadyMember, safeToRepeat } from "../../graph";
import { administrativeUnitId, unitMemberId } from "../../inputs/administrativeUnit";
import { connection, debugRequest } from "../../inputs/common";
import { flag, output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Adds a user, a group or a device to an administrative unit. A member already is a success. The members of
 * a group that is added are not members of the unit.
 * @see https://learn.microsoft.com/graph/api/administrativeunit-post-members
 */
export const addMemberToAdministrativeUnit = action({
  display: {
    label: "Add Member to Administrative Unit",
    description: "Adds a user, a group or a device to an administrative unit.",
  },
  inputs: { connection, administrativeUnitId, memberId: unitMemberId, debugRequest },
  ...notAllowed(addMemberToAdministrativeUnitExamplePayload),
  outputSchema: output(
    success({ administrativeUnitId: text, memberId: text, alreadyMember: flag }),
  ),
  perform: async (context, { connection, administrativeUnitId, memberId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const result = { success: true as const, administrativeUnitId, memberId };
    try {
      await graph.request({
        operation: "Add Member to Administrative Unit",
        permission: permissions.addMemberToAdministrativeUnit,
        method: "POST",
        path: graphPath`/directory/administrativeUnits/${administrativeUnitId}/members/$ref`,
        body: { "@odata.id": `${graph.origin}/v1.0${graphPath`/directoryObjects/${memberId}`}` },
      });
      return { data: { ...result, alreadyMember: false } };
    } catch (error) {
      if (!isAlreadyMember(error)) throw safeToRepeat(error);
      return { data: { ...result, alreadyMember: true } };
    }
  },
});
