import { batchTrigger } from "@prismatic-io/spectral";
import { groupChangeExamplePayload } from "../examplePayloads/polling";
import { connection } from "../inputs/common";
import {
  maxDeletions,
  objectChanges,
  recordDetail,
  startFrom,
  trackedGroupProperties,
} from "../inputs/polling";
import { permissions } from "../permissions";
import type { ObjectEvent } from "./polling/events";
import { batchConfig, directions, type Example } from "./polling/platform";
import { pollObjects } from "./polling/pollObjects";

/**
 * The properties that Graph gives of a group when nothing is selected. They are always named: a delta that
 * names none follows the members as well.
 */
const defaults =
  "id,deletedDateTime,classification,createdDateTime,description,displayName,expirationDateTime,groupTypes,isAssignableToRole,mail,mailEnabled,mailNickname,membershipRule,membershipRuleProcessingState,onPremisesDomainName,onPremisesLastSyncDateTime,onPremisesNetBiosName,onPremisesSamAccountName,onPremisesSecurityIdentifier,onPremisesSyncEnabled,preferredDataLocation,preferredLanguage,proxyAddresses,renewedDateTime,resourceBehaviorOptions,resourceProvisioningOptions,securityEnabled,securityIdentifier,theme,visibility".split(
    ",",
  );

const followed = {
  resource: "groups",
  operation: "New, Updated and Deleted Groups",
  permission: permissions.groupChangesPolling,
  defaults,
} as const;

const inputs = {
  connection,
  changes: objectChanges,
  $select: trackedGroupProperties,
  startFrom,
  recordDetail,
  maxDeletions,
};

/**
 * Starts the flow with the groups that were created, updated, deleted or restored since the last poll. Needs
 * no webhook.
 * @see https://learn.microsoft.com/graph/delta-query-groups
 */
export const groupChangesPolling = batchTrigger({
  display: {
    label: "New, Updated and Deleted Groups",
    description:
      "Retrieves existing groups and ongoing changes of them. Reads them once, checks for changes on a schedule, or both.",
    directions,
  },
  inputs,
  scheduleSupport: "required",
  batchConfig,
  examplePayload: groupChangeExamplePayload as Example<ObjectEvent>,
  allowsBranching: false,
  perform: async (context, payload, params) =>
    pollObjects(followed, { context, payload, onDeploy: false }, params),
  onDeploy: {
    perform: async (context, payload, params) =>
      pollObjects(followed, { context, payload, onDeploy: true }, params),
  },
});
