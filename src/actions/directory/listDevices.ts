import type { Device } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listDevicesExamplePayload } from "../../examplePayloads/device";
import { graphPath, list } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { ownedByUserId } from "../../inputs/device";
import { listInputs, listQuery } from "../../inputs/odata";
import { devices, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Lists the devices that the tenant knows, or those that one user owns: one page, or all of them. Of the
 * devices of a user, Graph filters and sorts by displayName only, and without Device.Read.All it gives type
 * and id only.
 * @see https://learn.microsoft.com/graph/api/device-list
 */
export const listDevices = action({
  display: {
    label: "List Devices",
    description: "Returns the devices of the tenant, or those of a user.",
  },
  inputs: { connection, ownedByUserId, ...listInputs, debugRequest },
  ...notAllowed(listDevicesExamplePayload),
  outputSchema: output(devices),
  perform: async (context, params) => {
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { ownedByUserId } = params;
    const page = await list<Device>(
      graph,
      {
        operation: "List Devices",
        permission: permissions.listDevices,
        method: "GET",
        path:
          ownedByUserId === undefined
            ? "/devices"
            : graphPath`/users/${ownedByUserId}/ownedDevices`,
        // Owned devices are directoryObjects as members are: what refines them is an advanced query.
        ...listQuery(ownedByUserId === undefined ? "devices" : "members", params),
      },
      params,
    );
    return { data: page };
  },
});
