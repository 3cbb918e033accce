import type { BrokenCopy } from "./brokenCopy";

/** What the platform does not let a flow do. */
export const brokenFlows: readonly BrokenCopy[] = [
  {
    what: "a polling trigger without a schedule",
    file: "joinerMoverLeaverByPolling.yml",
    change: [
      '        schedule: { type: value, value: "*/5 * * * *", meta: { scheduleType: minute, timeZone: "" } }\n',
      "",
    ],
    complaints: [
      "People: schedule: must have a schedule",
      "People: queueConfig: a flow without a schedule cannot have single executions",
    ],
  },
  {
    what: "a schedule on an action",
    file: "ownershipImport.yml",
    change: [
      "      - name: Map To Teams\n",
      '      - name: Map To Teams\n        schedule: { type: value, value: "* * * * *", meta: { scheduleType: minute, timeZone: "" } }\n',
    ],
    complaints: ["Import Teams > Map To Teams: schedule: only a trigger has a schedule"],
  },
  {
    what: "a schedule of four fields",
    file: "ownershipImport.yml",
    change: ['"00 01 * * *"', '"00 01 * *"'],
    complaints: ["Import Teams: schedule: 00 01 * * is no schedule of five fields"],
  },
  {
    what: "a synchronous flow of a trigger that answers by itself",
    file: "joinerMoverLeaver.yml",
    change: ["isSynchronous: false", "isSynchronous: true"],
    complaints: ["People: isSynchronous: the trigger cannot answer synchronously"],
  },
  {
    what: "a queue for a flow with a schedule",
    file: "ownershipImport.yml",
    change: [
      "usesFifoQueue: false, singletonExecutions: true",
      "usesFifoQueue: true, singletonExecutions: false",
    ],
    complaints: ["Import Teams: queueConfig: a flow with a schedule cannot have a FIFO queue"],
  },
  {
    what: "a polling trigger without batches",
    file: "joinerMoverLeaverByPolling.yml",
    change: ["triggerResolver: { enabled: true,", "triggerResolver: { enabled: false,"],
    complaints: ["People: triggerResolver: the trigger must hand over batches"],
  },
  {
    what: "batches of a trigger that has none",
    file: "ownershipImport.yml",
    change: ["    steps:\n", "    triggerResolver: { enabled: true, batchSize: 10 }\n    steps:\n"],
    complaints: ["Import Teams: triggerResolver: the trigger hands over no batches"],
  },
  {
    what: "a FIFO queue and single executions",
    file: "ownershipImport.yml",
    change: [
      "usesFifoQueue: false, singletonExecutions: true",
      "usesFifoQueue: true, singletonExecutions: true",
    ],
    complaints: [
      "Import Teams: queueConfig: a FIFO queue and single executions exclude each other",
    ],
  },
  {
    what: "two flows with one name",
    file: "expiringCredentials.yml",
    change: [
      "flows:\n",
      'flows:\n  - name: Tell Of Expiring Credentials\n    description: ""\n    isSynchronous: false\n    endpointSecurityType: unsecured\n    steps:\n      - name: Other Trigger\n        isTrigger: true\n        action: { key: schedule, component: { key: schedule-triggers, version: LATEST, isPublic: true } }\n        inputs: {}\n        schedule: { type: value, value: "0 0 * * *", meta: { scheduleType: day, timeZone: "" } }\n',
    ],
    complaints: ["Tell Of Expiring Credentials: has the name of another flow"],
  },
  {
    what: "a trigger that takes no schedule",
    file: "joinerMoverLeaver.yml",
    change: ["{ key: userTrigger,", "{ key: webhook,"],
    complaints: [
      "People: schedule: cannot have a schedule",
      "People > People Trigger: connection: there is no such input; there are clientState",
      "People > People Trigger: changeType: there is no such input; there are clientState",
      "People > People Trigger: expirationTriggerDateTime: there is no such input; there are clientState",
      "People > People Trigger: branches: there is no branch Subscription Renewal",
    ],
  },
  {
    what: "a schedule at an hour that there is not",
    file: "groupSync.yml",
    change: ['"00 02 * * *"', '"00 26 * * *"'],
    complaints: ["Sync Group: schedule: 00 26 * * * is no schedule of five fields"],
  },
  {
    what: "a schedule of six fields",
    file: "groupSync.yml",
    change: ['"00 02 * * *"', '"0 00 02 * * *"'],
    complaints: ["Sync Group: schedule: 0 00 02 * * * is no schedule of five fields"],
  },
  {
    what: "a schedule that steps by nothing",
    file: "groupSync.yml",
    change: ['"00 02 * * *"', '"*/0 02 * * *"'],
    complaints: ["Sync Group: schedule: */0 02 * * * is no schedule of five fields"],
  },
  {
    what: "a schedule on a day that there is not",
    file: "groupSync.yml",
    change: ['"00 02 * * *"', '"00 02 1,0 * *"'],
    complaints: ["Sync Group: schedule: 00 02 1,0 * * is no schedule of five fields"],
  },
  {
    what: "a schedule in words",
    file: "groupSync.yml",
    change: ['"00 02 * * *"', '"daily"'],
    complaints: ["Sync Group: schedule: daily is no schedule of five fields"],
  },
];
