import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import {
  listUserMembershipsExamplePayload,
  type Membership,
} from "../../examplePayloads/membership";
import { graphPath, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { membershipKind, transitive } from "../../inputs/membership";
import { listInputs, listQuery } from "../../inputs/odata";
import { userId } from "../../inputs/user";
import { memberships, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** The segment that leaves memberships of one kind. */
const casts = {
  all: "",
  groups: "/microsoft.graph.group",
  directoryRoles: "/microsoft.graph.directoryRole",
  administrativeUnits: "/microsoft.graph.administrativeUnit",
} as const;

/**
 * Lists the groups, directory roles and administrative units that a user is a member of: one page, or all
 * of them; `@odata.type` tells which, unless one kind is chosen. Of those that the app may not read, Graph
 * gives type and id only.
 * @see https://learn.microsoft.com/graph/api/user-list-memberof
 */
export const listUserMemberships = action({
  display: {
    label: "List User Memberships",
    description: "Returns the groups, directory roles and administrative units of a user.",
  },
  inputs: {
    connection,
    userId,
    transitive,
    memberKind: membershipKind,
    ...listInputs,
    debugRequest,
  },
  ...notAllowed(listUserMembershipsExamplePayload),
  outputSchema: output(memberships),
  perform: async (context, params) => {
    const { userId, transitive, memberKind } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const relation = transitive ? "transitiveMemberOf" : "memberOf";
    const page = await list<Membership>(
      graph,
      {
        operation: "List User Memberships",
        permission: permissions.listUserMemberships,
        method: "GET",
        path: `${graphPath`/users/${userId}`}/${relation}${casts[memberKind]}`,
        ...listQuery(memberKind === "all" ? "members" : "casts", params),
      },
      params,
    );
    return { data: page };
  },
});
