import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { graphPath, LARGEST_PAGE, type Member, readPage } from "../graph";
import { connection } from "../inputs/common";
import { groupId } from "../inputs/group";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 direct members of a group, to choose one; Graph leaves service principals out.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const selectGroupMember = dataSource({
  display: {
    label: "Select Group Member",
    description:
      "Selects a member of a group. Service principals are not offered: Graph leaves them out.",
  },
  dataSourceType: "picklist",
  inputs: { connection, groupId },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, groupId }) => {
    const graph = createClient(connection, context);
    const { value } = await readPage<Member>(graph, {
      operation: "Select Group Member",
      permission: permissions.selectGroupMember,
      method: "GET",
      path: graphPath`/groups/${groupId}/members`,
      query: { $select: "id,displayName,userPrincipalName", $top: LARGEST_PAGE },
    });
    return {
      result: picklist(value, ({ id, displayName, userPrincipalName }) => ({
        id,
        name: displayName,
        detail: userPrincipalName,
      })),
    };
  },
});
