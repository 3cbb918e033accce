import { batchTrigger } from "@prismatic-io/spectral";
import { userChangeExamplePayload } from "../examplePayloads/polling";
import { connection } from "../inputs/common";
import {
  maxDeletions,
  objectChanges,
  onlyMembersOf,
  recordDetail,
  startFrom,
  trackedProperties,
} from "../inputs/polling";
import { permissions } from "../permissions";
import type { ObjectEvent } from "./polling/events";
import { batchConfig, directions, type Example } from "./polling/platform";
import { pollObjects } from "./polling/pollObjects";

/** The properties that Graph gives of a user when nothing is selected. */
const defaults =
  "id,displayName,givenName,surname,jobTitle,mail,mobilePhone,businessPhones,officeLocation,preferredLanguage,userPrincipalName".split(
    ",",
  );

const followed = {
  resource: "users",
  operation: "New, Updated and Deleted Users",
  permission: permissions.userChangesPolling,
  defaults,
} as const;

const inputs = {
  connection,
  changes: objectChanges,
  $select: trackedProperties,
  startFrom,
  recordDetail,
  onlyMembersOf,
  maxDeletions,
};

/**
 * Starts the flow with the users that were created, updated, deleted or restored since the last poll. Needs
 * no webhook.
 * @see https://learn.microsoft.com/graph/delta-query-users
 */
export const userChangesPolling = batchTrigger({
  display: {
    label: "New, Updated and Deleted Users",
    description:
      "Retrieves existing users and ongoing changes of them. Reads them once, checks for changes on a schedule, or both.",
    directions,
  },
  inputs,
  scheduleSupport: "required",
  batchConfig,
  examplePayload: userChangeExamplePayload as Example<ObjectEvent>,
  allowsBranching: false,
  perform: async (context, payload, params) =>
    pollObjects(followed, { context, payload, onDeploy: false }, params),
  onDeploy: {
    perform: async (context, payload, params) =>
      pollObjects(followed, { context, payload, onDeploy: true }, params),
  },
});
