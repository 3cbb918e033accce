import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { groupExamplePayload } from "../../examplePayloads/group";
import { entity, InputError } from "../../graph";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import {
  groupDisplayName,
  groupTypes,
  mailEnabled,
  mailNickname,
  securityEnabled,
} from "../../inputs/group";
import { group, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Creates a security group, or a Microsoft 365 group when Group Types says so.
 * @see https://learn.microsoft.com/graph/api/group-post-groups
 */
export const createGroup = action({
  display: { label: "Create Group", description: "Creates a security or Microsoft 365 group." },
  inputs: {
    connection,
    displayName: groupDisplayName,
    mailEnabled,
    mailNickname,
    securityEnabled,
    groupTypes,
    additionalProperties,
    debugRequest,
  },
  ...notAllowed(groupExamplePayload),
  outputSchema: output(group),
  perform: async (context, params) => {
    const { displayName, mailNickname, securityEnabled, groupTypes } = params;
    // Graph makes mailboxes for Microsoft 365 groups only: the two mail-enabled kinds that are not
    // Unified are read-only. https://learn.microsoft.com/graph/api/resources/groups-overview
    const microsoft365 = groupTypes.includes("Unified");
    if (!microsoft365 && !securityEnabled) {
      throw new InputError("Security Enabled", "must be true unless Group Types is Microsoft 365");
    }
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const group = await entity<Group>(graph, {
      operation: "Create Group",
      permission: permissions.createGroup,
      method: "POST",
      path: "/groups",
      body: {
        displayName,
        mailEnabled: microsoft365 && params.mailEnabled,
        mailNickname,
        securityEnabled,
        groupTypes,
        ...params.additionalProperties,
      },
    });
    return { data: group };
  },
});
