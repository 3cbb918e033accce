import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { groupExamplePayload } from "../../examplePayloads/group";
import { entity, graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { $select } from "../../inputs/odata";
import { group, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads a group by its object id.
 * @see https://learn.microsoft.com/graph/api/group-get
 */
export const getGroup = action({
  display: { label: "Get Group", description: "Returns a group by id." },
  inputs: { connection, groupId, $select, debugRequest },
  performSafety: "safe",
  examplePayload: groupExamplePayload,
  outputSchema: output(group),
  perform: async (context, { connection, groupId, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const group = await entity<Group>(graph, {
      operation: "Get Group",
      permission: permissions.getGroup,
      method: "GET",
      path: graphPath`/groups/${groupId}`,
      query: { $select },
    });
    return { data: group };
  },
});
