import { batchTrigger } from "@prismatic-io/spectral";
import { membershipExamplePayload } from "../examplePayloads/polling";
import { connection } from "../inputs/common";
import {
  followedGroupIds,
  includeDeletedMembers,
  memberKinds,
  membershipEvents,
  relationships,
} from "../inputs/membershipPolling";
import { maxDeletions, startFrom } from "../inputs/polling";
import { permissions } from "../permissions";
import type { MembershipEvent } from "./polling/events";
import { batchConfig, directions, type Example } from "./polling/platform";
import { pollMemberships } from "./polling/pollMemberships";

const purpose = {
  operation: "Group Members Added and Removed",
  permission: permissions.groupMembershipPolling,
} as const;

const inputs = {
  connection,
  changes: membershipEvents,
  groupIds: followedGroupIds,
  relationships,
  memberKinds,
  startFrom,
  includeDeletedMembers,
  maxDeletions,
};

/**
 * Starts the flow with the direct members and owners who were added to or removed from groups since the
 * last poll. Needs no webhook.
 * @see https://learn.microsoft.com/graph/delta-query-groups
 */
export const groupMembershipPolling = batchTrigger({
  display: {
    label: "Group Members Added and Removed",
    description:
      "Retrieves existing direct members and owners of groups and ongoing changes of them. Reads them once, checks for changes on a schedule, or both.",
    directions,
  },
  inputs,
  scheduleSupport: "required",
  batchConfig,
  examplePayload: membershipExamplePayload as Example<MembershipEvent>,
  allowsBranching: false,
  perform: async (context, payload, params) =>
    pollMemberships(purpose, { context, payload, onDeploy: false }, params),
  onDeploy: {
    perform: async (context, payload, params) =>
      pollMemberships(purpose, { context, payload, onDeploy: true }, params),
  },
});
