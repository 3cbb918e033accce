import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getUserPhotoExamplePayload } from "../../examplePayloads/photo";
import { graphPath, readImage } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { size } from "../../inputs/photo";
import { userId } from "../../inputs/user";
import { bytes, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/**
 * Reads the profile photo of a user: its bytes, with their content type. A user without a photo is an error.
 * @see https://learn.microsoft.com/graph/api/profilephoto-get
 */
export const getUserPhoto = action({
  display: { label: "Get User Photo", description: "Returns the profile photo of a user." },
  inputs: { connection, userId, size, debugRequest },
  performSafety: "safe",
  examplePayload: getUserPhotoExamplePayload,
  outputSchema: output(bytes),
  perform: async (context, { connection, userId, size, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    return readImage(graph, {
      operation: "Get User Photo",
      permission: permissions.getUserPhoto,
      method: "GET",
      path:
        size === undefined
          ? graphPath`/users/${userId}/photo/$value`
          : graphPath`/users/${userId}/photos/${size}/$value`,
      awaitReplication: false, // 404 is how Graph says that there is no photo
    });
  },
});
