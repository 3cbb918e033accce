import { connection, debugRequest, type Surface } from "./common";

export const changes: Surface = {
  listChanges: {
    label: "List Changes",
    inputs: {
      connection,
      deltaURL: ["URL to fetch for delta"],
      $skiptoken: ["Skip Token"],
      $deltatoken: ["Delta Token"],
      $select: ["Select"],
      $filter: ["Filter"],
      returnMinimal: ["Return Minimal", "false"],
      startFrom: ["Start From", "everything"],
      getAllPaginatedResults: ["Get All Paginated Results", "false"],
      debugRequest,
    },
  },
  getNotifiedRecords: {
    label: "Get Notified Records",
    inputs: { connection, notifications: ["Notifications"], $select: ["Select"], debugRequest },
  },
};
