import { action } from "@prismatic-io/spectral";
import type { Group } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { groupExamplePayload } from "../../examplePayloads/group";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { $select } from "../../inputs/odata";
import { group, output } from "../../outputSchemas";

/**
 * Reads a group.
 * Least permission: GroupMember.Read.All.
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
    const { body } = await graph.request<Group>({
      operation: "Get Group",
      permission: "GroupMember.Read.All",
      method: "GET",
      path: graphPath`/groups/${groupId}`,
      query: { $select },
    });
    return { data: body };
  },
});
