import { batchTrigger } from "@prismatic-io/spectral";
import { applicationChangeExamplePayload } from "../examplePayloads/polling";
import { connection } from "../inputs/common";
import {
  maxDeletions,
  objectChanges,
  recordDetail,
  startFrom,
  trackedProperties,
} from "../inputs/polling";
import { permissions } from "../permissions";
import type { ObjectEvent } from "./polling/events";
import { batchConfig, directions, type Example } from "./polling/platform";
import { pollObjects } from "./polling/pollObjects";

const followed = {
  resource: "applications",
  operation: "New, Updated and Deleted Applications",
  permission: permissions.applicationChangesPolling,
  // All of an application comes when nothing is selected.
  defaults: [],
} as const;

const inputs = {
  connection,
  changes: objectChanges,
  $select: trackedProperties,
  startFrom,
  recordDetail,
  maxDeletions,
};

/**
 * Starts the flow with the applications that were created, updated, deleted or restored since the last poll. Needs
 * no webhook.
 * @see https://learn.microsoft.com/graph/api/application-delta
 */
export const applicationChangesPolling = batchTrigger({
  display: {
    label: "New, Updated and Deleted Applications",
    description:
      "Retrieves existing applications and ongoing changes of them. Reads them once, checks for changes on a schedule, or both.",
    directions,
  },
  inputs,
  scheduleSupport: "required",
  batchConfig,
  examplePayload: applicationChangeExamplePayload as Example<ObjectEvent>,
  allowsBranching: false,
  perform: async (context, payload, params) =>
    pollObjects(followed, { context, payload, onDeploy: false }, params),
  onDeploy: {
    perform: async (context, payload, params) =>
      pollObjects(followed, { context, payload, onDeploy: true }, params),
  },
});
