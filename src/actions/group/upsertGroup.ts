import type { Group } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { upsertGroupExamplePayload } from "../../examplePayloads/group";
import { graphPath, upserted } from "../../graph";
import { upsertBody } from "../../inputs/clean/upsertBody";
import { connection, debugRequest } from "../../inputs/common";
import {
  groupTypes,
  optionalGroupDisplayName,
  optionalMailEnabled,
  optionalMailNickname,
  optionalSecurityEnabled,
  uniqueName,
  useAsUpsert,
} from "../../inputs/group";
import { groupProperties } from "../../inputs/moreProperties";
import { output, upsertedGroup } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Updates the group with a unique name, or creates it when there is none.
 * @see https://learn.microsoft.com/graph/api/group-upsert
 */
export const upsertGroup = action({
  display: {
    label: "Upsert Group",
    description: "Updates the group with a unique name, or creates it when there is none.",
  },
  inputs: {
    connection,
    uniqueName,
    useAsUpsert,
    displayName: optionalGroupDisplayName,
    mailEnabled: optionalMailEnabled,
    mailNickname: optionalMailNickname,
    securityEnabled: optionalSecurityEnabled,
    groupTypes,
    additionalProperties: groupProperties,
    debugRequest,
  },
  ...notAllowed(upsertGroupExamplePayload),
  outputSchema: output(upsertedGroup),
  perform: async (context, params) => {
    const { uniqueName, displayName, mailEnabled, mailNickname, securityEnabled } = params;
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    const request = {
      operation: "Upsert Group",
      permission: permissions.upsertGroup,
      method: "PATCH",
      path: graphPath`/groups(uniqueName='${uniqueName}')`,
      headers: params.useAsUpsert ? { Prefer: "create-if-missing" } : {},
      body: upsertBody(uniqueName, {
        displayName,
        mailEnabled,
        mailNickname,
        securityEnabled,
        groupTypes: params.groupTypes.length > 0 ? params.groupTypes : undefined,
        ...params.additionalProperties,
      }),
    } as const;
    const response = await graph.request<Group>(request);
    return { data: await upserted(graph, request, response, uniqueName) };
  },
});
