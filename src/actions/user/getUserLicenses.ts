import type { LicenseDetails } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getUserLicensesExamplePayload } from "../../examplePayloads/license";
import {
  assignmentsOf,
  brokenAnswer,
  collect,
  entity,
  graphPath,
  groupsGiving,
  type LicensedUser,
} from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, userLicenses } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads the licences of a user with their service plans, and who gave each: the user has it directly, by
 * groups, or both. Licences of groups can only be removed there.
 * @see https://learn.microsoft.com/graph/api/user-list-licensedetails
 */
export const getUserLicenses = action({
  display: {
    label: "Get User Licenses",
    description: "Returns the licences of a user, and whether a group gave them.",
  },
  inputs: { connection, userId, debugRequest },
  performSafety: "safe",
  examplePayload: getUserLicensesExamplePayload,
  outputSchema: output(userLicenses),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Get User Licenses",
      permission: permissions.getUserLicenses,
      method: "GET" as const,
    };
    const licensed = { ...purpose, path: graphPath`/users/${userId}/licenseDetails` };
    const { value } = await collect<LicenseDetails>(graph, licensed);
    if (value.some(({ skuId }) => !skuId))
      throw brokenAnswer(licensed, "A licence came without the id of its SKU");
    const user = await entity<LicensedUser>(graph, {
      ...purpose,
      path: graphPath`/users/${userId}`,
      query: { $select: "assignedLicenses,licenseAssignmentStates" },
    });
    const assignments = assignmentsOf(user);
    const licences = value.map(({ skuId, skuPartNumber, servicePlans }) => {
      const id = String(skuId).toLowerCase();
      return {
        skuId: id,
        skuPartNumber: skuPartNumber ?? null,
        assignedDirectly: assignments.some(
          ({ skuId, assignedByGroup, failed }) =>
            skuId === id && assignedByGroup === null && !failed,
        ),
        assignedByGroups: groupsGiving(assignments, id),
        servicePlans: servicePlans ?? [],
      };
    });
    return { data: { value: licences } };
  },
});
