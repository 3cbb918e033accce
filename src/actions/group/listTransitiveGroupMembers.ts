import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listTransitiveGroupMembersExamplePayload } from "../../examplePayloads/membership";
import { graphPath, list, type Member, memberCast } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId, memberKind } from "../../inputs/group";
import { listInputs, listQuery } from "../../inputs/odata";
import { output, transitiveMembers } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the members of a group and of the groups in it, each once: one page, or all of them. Of those that
 * the app may not read, Graph gives type and id only.
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export const listTransitiveGroupMembers = action({
  display: {
    label: "List Transitive Group Members",
    description: "Returns the members of a group, those of nested groups included.",
  },
  inputs: { connection, groupId, memberKind, ...listInputs, debugRequest },
  ...notAllowed(listTransitiveGroupMembersExamplePayload),
  outputSchema: output(transitiveMembers),
  perform: async (context, params) => {
    const { groupId, memberKind } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const page = await list<Member>(
      graph,
      {
        operation: "List Transitive Group Members",
        permission: permissions.listTransitiveGroupMembers,
        method: "GET",
        path: `${graphPath`/groups/${groupId}/transitiveMembers`}${memberCast(memberKind)}`,
        ...listQuery(memberKind === "all" ? "members" : "casts", params),
      },
      params,
    );
    return { data: page };
  },
});
