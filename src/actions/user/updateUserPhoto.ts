import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { userChangedExamplePayload } from "../../examplePayloads/user";
import { graphPath } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { photo } from "../../inputs/photo";
import { userId } from "../../inputs/user";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Sets the profile photo of a user, or replaces the one that is there.
 * @see https://learn.microsoft.com/graph/api/profilephoto-update
 */
export const updateUserPhoto = action({
  display: { label: "Update User Photo", description: "Sets the profile photo of a user." },
  inputs: { connection, userId, photo, debugRequest },
  ...notAllowed(userChangedExamplePayload),
  outputSchema: output(success({ userId: text })),
  perform: async (context, { connection, userId, photo, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    await graph.request({
      operation: "Update User Photo",
      permission: permissions.updateUserPhoto,
      method: "PUT",
      path: graphPath`/users/${userId}/photo/$value`,
      headers: { "Content-Type": photo.contentType },
      body: photo.data,
    });
    return { data: { success: true as const, userId } };
  },
});
