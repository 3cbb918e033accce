import { action } from "@prismatic-io/spectral";
import type { Group } from "@microsoft/microsoft-graph-types";
import { createClient } from "../../client";
import { groupExamplePayload } from "../../examplePayloads/group";
import { InputError } from "../../graph";
import { additionalProperties, connection, debugRequest } from "../../inputs/common";
import {
  groupDisplayName,
  groupTypes,
  mailEnabled,
  mailNickname,
  securityEnabled,
} from "../../inputs/group";
import { group, output } from "../../outputSchemas";

/**
 * Creates a security group, or a Microsoft 365 group when Group Types says so.
 * Least permission: Group.Create (application), Group.ReadWrite.All (delegated).
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
  performSafety: "notAllowed",
  examplePayload: groupExamplePayload,
  examplePerform: async () => groupExamplePayload,
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
    const { body } = await graph.request<Group>({
      operation: "Create Group",
      permission: "Group.Create (application) or Group.ReadWrite.All (delegated)",
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
    return { data: body };
  },
});
