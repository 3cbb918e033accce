import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { graphPath, isNoPhoto, tryRemoval } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Deletes the profile photo of a user. A user who has none is a success.
 * @see https://learn.microsoft.com/graph/api/profilephoto-delete
 */
export const deleteUserPhoto = action({
  display: { label: "Delete User Photo", description: "Deletes the profile photo of a user." },
  inputs: { connection, userId, debugRequest },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(success({ userId: text })),
  perform: async (context, { connection, userId, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    // 404 is how Graph says that there is no photo, too.
    const { refusal } = await tryRemoval(graph, {
      operation: "Delete User Photo",
      permission: permissions.deleteUserPhoto,
      method: "DELETE",
      path: graphPath`/users/${userId}/photo/$value`,
    });
    if (refusal !== undefined && !isNoPhoto(refusal)) throw refusal;
    return { data: { success: true as const, userId } };
  },
});
