import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { groupExamplePayload } from "../../examplePayloads/group";
import {
  addReferences,
  bindings,
  entity,
  InputError,
  type NotAdded,
  splitReferences,
} from "../../graph";
import { optionalMemberIds, ownerIds } from "../../inputs/bulk";
import { connection, debugRequest } from "../../inputs/common";
import {
  groupDisplayName,
  groupTypes,
  mailEnabled,
  mailNickname,
  securityEnabled,
} from "../../inputs/group";
import { groupProperties } from "../../inputs/moreProperties";
import { createdGroup, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/** `notAdded` is there when owners or members were given. */
type CreatedGroup = Group & { notAdded?: NotAdded[] };

const assertBoundOnce = (
  properties: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, readonly string[]>>,
): void => {
  for (const name of Object.keys(given))
    if (name in properties)
      throw new InputError(
        "Additional Properties",
        `${name} cannot stand beside ${name.startsWith("owners") ? "Owner IDs" : "Member IDs"}, which it would replace`,
      );
};

/**
 * Creates a security group, or a Microsoft 365 group when Group Types says so. Of its owners and members, 20
 * go with the creation, owners first; the rest are added after it in batches, and `notAdded` in the result
 * names those that failed.
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
    ownerIds,
    memberIds: optionalMemberIds,
    additionalProperties: groupProperties,
    debugRequest,
  },
  ...notAllowed(groupExamplePayload),
  outputSchema: output(createdGroup),
  perform: async (context, params) => {
    const { displayName, mailNickname, securityEnabled, groupTypes, ownerIds, memberIds } = params;
    // Graph makes mailboxes for Microsoft 365 groups only: the two mail-enabled kinds that are not
    // Unified are read-only. https://learn.microsoft.com/graph/api/resources/groups-overview
    const microsoft365 = groupTypes.includes("Unified");
    if (!microsoft365 && !securityEnabled) {
      throw new InputError("Security Enabled", "must be true unless Group Types is Microsoft 365");
    }
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const { first, rest } = splitReferences(ownerIds, memberIds);
    const bound = bindings(graph.origin, first);
    assertBoundOnce(params.additionalProperties, bound);
    const purpose = { operation: "Create Group", permission: permissions.createGroup };
    const group: CreatedGroup = await entity<Group>(graph, {
      ...purpose,
      method: "POST",
      path: "/groups",
      body: {
        displayName,
        mailEnabled: microsoft365 && params.mailEnabled,
        mailNickname,
        securityEnabled,
        groupTypes,
        ...bound,
        ...params.additionalProperties,
      },
    });
    if (ownerIds.length + memberIds.length > 0)
      group.notAdded = await addReferences(graph, purpose, String(group.id), rest);
    return { data: group };
  },
});
