import type { BrokenCopy } from "./brokenCopy";

/** Components, actions, triggers, connections and pickers that there are not. */
export const brokenKeys: readonly BrokenCopy[] = [
  {
    what: "the public component of the same key",
    file: "groupSync.yml",
    change: [
      "action: { key: setGroupMembers, component: { key: ms-entra-id, version: LATEST, isPublic: false } }",
      "action: { key: setGroupMembers, component: { key: ms-entra-id, version: LATEST, isPublic: true } }",
    ],
    complaints: [
      "Sync Group > Set Members: action: isPublic must be false for the component ms-entra-id",
    ],
  },
  {
    what: "a step of the platform as a private one",
    file: "groupSync.yml",
    change: [
      "component: { key: http, version: LATEST, isPublic: true }",
      "component: { key: http, version: LATEST, isPublic: false }",
    ],
    complaints: ["Sync Group > Fetch People: action: isPublic must be true for the component http"],
  },
  {
    what: "a component that nobody knows",
    file: "groupSync.yml",
    change: ["component: { key: log,", "component: { key: slack,"],
    complaints: [
      "Sync Group > Log Sync: action: the component slack is unknown; known are schedule-triggers, loop, branch, code, http, log, persist-data, ms-entra-id",
    ],
  },
  {
    what: "the key of an action misspelt",
    file: "groupSync.yml",
    change: ["{ key: setGroupMembers,", "{ key: setGroupMember,"],
    complaints: [
      "Sync Group > Set Members: action: the component ms-entra-id has no setGroupMember among its steps",
    ],
  },
  {
    what: "a step of the platform that is not known",
    file: "groupSync.yml",
    change: ["{ key: httpPost,", "{ key: httpGet,"],
    complaints: [
      "Sync Group > Fetch People: action: the component http has no httpGet among its steps",
    ],
  },
  {
    what: "a data source that there is not",
    file: "groupSync.yml",
    change: ["key: selectGroup,", "key: selectTeam,"],
    complaints: [
      "config variable Group: dataSource: the component ms-entra-id has no selectTeam among its dataSources",
      "Sync Group > Set Members: groupId: Group is chosen by selectTeam, the input takes what selectGroup offers",
    ],
  },
  {
    what: "a connection that there is not",
    file: "groupSync.yml",
    change: ["key: msEntraIdClientCredentials,", "key: msEntraIdApiKey,"],
    complaints: [
      "config variable Entra Connection: connection: the component ms-entra-id has no msEntraIdApiKey among its connections",
    ],
  },
  {
    what: "an action in the place of the trigger",
    file: "joinerMoverLeaver.yml",
    change: ["{ key: userTrigger,", "{ key: listUsers,"],
    complaints: [
      "People > People Trigger: listUsers is an action, not a trigger",
      "People > People Trigger: schedule: only a trigger has a schedule",
      "People > People Trigger: changeType: there is no such input; there are connection, $count, $expand, $filter, $orderby, $search, $select, $top, getAllPaginatedResults, cursor, maxResults, eventualConsistencyLevelHeader, advancedQuery, debugRequest",
      "People > People Trigger: expirationTriggerDateTime: there is no such input; there are connection, $count, $expand, $filter, $orderby, $search, $select, $top, getAllPaginatedResults, cursor, maxResults, eventualConsistencyLevelHeader, advancedQuery, debugRequest",
      "People > People Trigger: branches: has no branches",
      "People > Read People: notifications: the results of peopleTrigger have no body",
      "People > Log Renewal: message: the results of peopleTrigger have no body",
      "People > Plan: code: the results of peopleTrigger have no body",
      "People > Log Rejection: message: the results of peopleTrigger have no body",
    ],
  },
  {
    what: "a trigger in the place of an action",
    file: "ownershipImport.yml",
    change: ["{ key: listGroup,", "{ key: groupChangesPolling,"],
    complaints: [
      "Import Teams > List Groups: groupChangesPolling is a trigger, not an action",
      "Import Teams > List Groups: $filter: there is no such input; there are connection, changes, $select, startFrom, recordDetail, maxDeletions",
      "Import Teams > List Groups: $count: there is no such input; there are connection, changes, $select, startFrom, recordDetail, maxDeletions",
      "Import Teams > List Groups: getAllPaginatedResults: there is no such input; there are connection, changes, $select, startFrom, recordDetail, maxDeletions",
      "Import Teams > List Groups: maxResults: there is no such input; there are connection, changes, $select, startFrom, recordDetail, maxDeletions",
    ],
  },
  {
    what: "a second trigger",
    file: "ownershipImport.yml",
    change: ["      - name: List Groups\n", "      - name: List Groups\n        isTrigger: true\n"],
    complaints: ["Import Teams > List Groups: is no trigger: only the first step is one"],
  },
  {
    what: "a first step that is no trigger",
    file: "ownershipImport.yml",
    change: ["        isTrigger: true\n", ""],
    complaints: ["Import Teams > Import Teams Trigger: is the first step and must be the trigger"],
  },
  {
    what: "the connection of the public component",
    file: "groupSync.yml",
    change: [
      "connection: { key: msEntraIdClientCredentials, component: { key: ms-entra-id, version: LATEST, isPublic: false } }",
      "connection: { key: msEntraIdClientCredentials, component: { key: ms-entra-id, version: LATEST, isPublic: true } }",
    ],
    complaints: [
      "config variable Entra Connection: connection: isPublic must be false for the component ms-entra-id",
    ],
  },
  {
    what: "the picker of the public component",
    file: "groupSync.yml",
    change: [
      "dataSource: { key: selectGroup, component: { key: ms-entra-id, version: LATEST, isPublic: false } }",
      "dataSource: { key: selectGroup, component: { key: ms-entra-id, version: LATEST, isPublic: true } }",
    ],
    complaints: [
      "config variable Group: dataSource: isPublic must be false for the component ms-entra-id",
    ],
  },
  {
    what: "the component of a trigger misspelt",
    file: "groupSync.yml",
    change: ["component: { key: schedule-triggers,", "component: { key: schedule-trigger,"],
    complaints: [
      "Sync Group > Sync Group Trigger: action: the component schedule-trigger is unknown; known are schedule-triggers, loop, branch, code, http, log, persist-data, ms-entra-id",
    ],
  },
  {
    what: "the key of the component misspelt",
    file: "groupSync.yml",
    change: [
      "action: { key: setGroupMembers, component: { key: ms-entra-id,",
      "action: { key: setGroupMembers, component: { key: ms_entra_id,",
    ],
    complaints: [
      "Sync Group > Set Members: action: the component ms_entra_id is unknown; known are schedule-triggers, loop, branch, code, http, log, persist-data, ms-entra-id",
    ],
  },
  {
    what: "a trigger inside a branch",
    file: "groupSync.yml",
    change: [
      "              - name: Send Report\n",
      "              - name: Send Report\n                isTrigger: true\n",
    ],
    complaints: ["Sync Group > Send Report: is no trigger: only the first step is one"],
  },
];
