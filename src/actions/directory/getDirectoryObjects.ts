import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getDirectoryObjectsExamplePayload } from "../../examplePayloads/directory";
import { chunks, type Member, readPage } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { objectIds, objectTypes } from "../../inputs/directory";
import { directoryObjects, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/** Most ids that Graph takes in a call. */
const MOST_IDS = 1_000;

/**
 * Reads objects of any type by their ids, 1,000 in a request, in the order of the ids, each once. Graph
 * leaves out what it does not find; `missing` names those ids.
 * @see https://learn.microsoft.com/graph/api/directoryobject-getbyids
 */
export const getDirectoryObjects = action({
  display: {
    label: "Get Directory Objects",
    description: "Returns users, groups, devices and other objects by their ids.",
  },
  inputs: { connection, objectIds, objectTypes, debugRequest },
  performSafety: "safe",
  examplePayload: getDirectoryObjectsExamplePayload,
  outputSchema: output(directoryObjects),
  perform: async (context, { connection, objectIds, objectTypes, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const ids = [...new Set(objectIds.map((id) => id.toLowerCase()))];
    const found = new Map<string, Member>();
    for (const asked of chunks(ids, MOST_IDS)) {
      const { value } = await readPage<Member>(graph, {
        operation: "Get Directory Objects",
        permission: permissions.getDirectoryObjects,
        method: "POST",
        path: "/directoryObjects/getByIds",
        repeatable: true,
        body: {
          ids: asked,
          types: objectTypes.length === 0 ? undefined : objectTypes,
        },
      });
      for (const object of value) found.set(String(object.id).toLowerCase(), object);
    }
    return {
      data: {
        value: ids.flatMap((id) => found.get(id) ?? []),
        missing: ids.filter((id) => !found.has(id)),
      },
    };
  },
});
