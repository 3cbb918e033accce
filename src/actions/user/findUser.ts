import type { User } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { findUserExamplePayload } from "../../examplePayloads/user";
import { lookUpUser } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { lookUpBy, lookUpValue } from "../../inputs/userLookUp";
import { foundUser, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Looks for the user with a value that another system knows: a user principal name, a mail address, an
 * employee id. Nobody found is a result (`found: false`), and more than one is an error that counts them.
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export const findUser = action({
  display: {
    label: "Find User",
    description: "Returns the user with a certain mail address, employee id or the like.",
  },
  inputs: { connection, lookUpBy, lookUpValue, $select, debugRequest },
  ...notAllowed(findUserExamplePayload),
  outputSchema: output(foundUser),
  perform: async (context, { connection, lookUpBy, lookUpValue, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const user = await lookUpUser<User>(
      graph,
      { operation: "Find User", permission: permissions.findUser },
      { by: lookUpBy, value: lookUpValue },
      $select,
    );
    return { data: { found: user !== undefined, user: user ?? null } };
  },
});
