import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import {
  collectAny,
  graphPath,
  LARGEST_PAGE,
  type Member,
  searchClauses,
  withAdvancedQuery,
} from "../graph";
import { optionalObjectId } from "../inputs/clean";
import { connection } from "../inputs/common";
import { groupId } from "../inputs/group";
import { optionSearch } from "../inputs/search";
import { permissions } from "../permissions";
import { picklist } from "./picklist";

/**
 * The first 999 direct members of a group, to choose one: all, or those that a text finds by name. Graph
 * leaves service principals out. Without a group it offers users.
 * @see https://learn.microsoft.com/graph/api/group-list-members
 */
export const selectGroupMember = dataSource({
  display: {
    label: "Select Group Member",
    description:
      "Selects a member of a group. Service principals are not offered: Graph leaves them out.",
  },
  dataSourceType: "picklist",
  inputs: {
    connection,
    groupId: {
      ...groupId,
      required: false,
      comments: "The group whose members are offered. Empty offers the users of the directory.",
      clean: optionalObjectId("Group Id"),
    },
    optionSearch,
  },
  examplePayload: {
    result: [
      {
        key: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        label: "Adele Vance (AdeleV@contoso.onmicrosoft.com)",
      },
    ],
  },
  perform: async (context, { connection, groupId, optionSearch }) => {
    const graph = createClient(connection, context);
    const choices = await collectAny<Member>(
      graph,
      {
        operation: "Select Group Member",
        method: "GET",
        ...(groupId === undefined
          ? { permission: permissions.selectUser, path: "/users" }
          : {
              permission: permissions.selectGroupMember,
              path: graphPath`/groups/${groupId}/members`,
            }),
        ...withAdvancedQuery("members", {
          $search: optionSearch && searchClauses(optionSearch, ["displayName"]),
          $select: "id,displayName,userPrincipalName",
          $top: LARGEST_PAGE,
        }),
      },
      LARGEST_PAGE,
    );
    return {
      result: picklist(choices, ({ id, displayName, userPrincipalName }) => ({
        id,
        name: displayName,
        detail: userPrincipalName,
      })),
    };
  },
});
