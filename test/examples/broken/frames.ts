import type { BrokenCopy } from "./brokenCopy";

/** Frames that no integration has. */
export const brokenFrames: readonly BrokenCopy[] = [
  {
    what: "another version of the format",
    file: "groupSync.yml",
    change: ["definitionVersion: 7", "definitionVersion: 6"],
    complaints: ["definitionVersion: must be 7"],
  },
  {
    what: "the version of the format as text",
    file: "groupSync.yml",
    change: ["definitionVersion: 7", 'definitionVersion: "7"'],
    complaints: ["definitionVersion: must be 7"],
  },
  {
    what: "one endpoint for all flows",
    file: "groupSync.yml",
    change: ["endpointType: flow_specific", "endpointType: shared_instance"],
    complaints: ['endpointType: must be "flow_specific"'],
  },
  {
    what: "a word of the frame misspelt",
    file: "groupSync.yml",
    change: ["configPages:", "configpages:"],
    complaints: ["must have required property 'configPages'", 'there is no "configpages" here'],
  },
  {
    what: "a word of a step misspelt",
    file: "ownershipImport.yml",
    change: ["isTrigger: true", "trigger: true"],
    complaints: ['Import Teams > Import Teams Trigger: there is no "trigger" here'],
  },
  {
    what: "a value that is no text",
    file: "helpDesk.yml",
    change: [
      'isUsableOnce: { type: value, value: "true" }',
      "isUsableOnce: { type: value, value: true }",
    ],
    complaints: ["Handle Tickets > Create Pass: isUsableOnce.value: must be string"],
  },
  {
    what: "a way to give a value that there is not",
    file: "ownershipImport.yml",
    change: ["$filter: { type: configVar,", "$filter: { type: config,"],
    complaints: ["Import Teams > List Groups: $filter: config is no way to give a value"],
  },
  {
    what: "a numbered version of the component",
    file: "ownershipImport.yml",
    change: ["version: LATEST", "version: 4"],
    complaints: [
      "config variable Entra Connection: connection.component.version: must be one of LATEST",
    ],
  },
  {
    what: "a handler of errors that there is not",
    file: "licences.yml",
    change: ["errorHandlerType: ignore", "errorHandlerType: skip"],
    complaints: [
      "Balance Licences > Take Licence Back: errorConfig.errorHandlerType: must be one of fail, ignore, retry",
    ],
  },
  {
    what: "an input that is there twice",
    file: "ownershipImport.yml",
    change: ["          $count:", "          $filter:"],
    complaints: ["Map keys must be unique at line 102, column 11"],
  },
  {
    what: "more repetitions of a run than there are",
    file: "joinerMoverLeaver.yml",
    change: ["maxAttempts: 3", "maxAttempts: 30"],
    complaints: ["People: retryConfig.maxAttempts: must be <= 3"],
  },
  {
    what: "text that is no YAML",
    file: "ownershipImport.yml",
    change: ["labels: []", "labels: ["],
    complaints: [
      "Flow sequence in block collection must be sufficiently indented and end with a ] at line 33, column 1",
    ],
  },
  {
    what: "no flows",
    file: "ownershipImport.yml",
    change: ["flows:", "flows: []\nrest:"],
    complaints: ['there is no "rest" here', "flows: must NOT have fewer than 1 items"],
  },
  {
    what: "a component that is neither public nor private",
    file: "groupSync.yml",
    change: [
      "dataSource: { key: selectGroup, component: { key: ms-entra-id, version: LATEST, isPublic: false } }",
      "dataSource: { key: selectGroup, component: { key: ms-entra-id, version: LATEST } }",
    ],
    complaints: [
      "config variable Group: dataSource.component: must have required property 'isPublic'",
    ],
  },
  {
    what: "isPublic as text",
    file: "groupSync.yml",
    change: [
      "connection: { key: msEntraIdClientCredentials, component: { key: ms-entra-id, version: LATEST, isPublic: false } }",
      'connection: { key: msEntraIdClientCredentials, component: { key: ms-entra-id, version: LATEST, isPublic: "false" } }',
    ],
    complaints: [
      "config variable Entra Connection: connection.component.isPublic: must be boolean",
    ],
  },
  {
    what: "a component without a version",
    file: "groupSync.yml",
    change: [
      "component: { key: log, version: LATEST, isPublic: true }",
      "component: { key: log, isPublic: true }",
    ],
    complaints: ["Sync Group > Log Sync: action.component: must have required property 'version'"],
  },
  {
    what: "a step without a name",
    file: "groupSync.yml",
    change: ["      - name: Sum Up\n        action", "      - action"],
    complaints: ["Sync Group > 5: must have required property 'name'"],
  },
  {
    what: "a step without an action",
    file: "groupSync.yml",
    change: ["      - name: Sum Up\n        action:", "      - name: Sum Up\n        actions:"],
    complaints: [
      "Sync Group > Sum Up: must have required property 'action'",
      'Sync Group > Sum Up: there is no "actions" here',
    ],
  },
  {
    what: "a step without inputs",
    file: "groupSync.yml",
    change: ["        inputs: {}\n", ""],
    complaints: ["Sync Group > Sync Group Trigger: must have required property 'inputs'"],
  },
  {
    what: "a default that is no text",
    file: "groupSync.yml",
    change: ['defaultValue: "10"', "defaultValue: 10"],
    complaints: ["config variable Max Removals: defaultValue: must be string"],
  },
  {
    what: "a value that is no text in an input with a name of the frame",
    file: "ownershipImport.yml",
    change: [
      "$filter: { type: configVar, value: Group Filter }",
      "steps: { type: value, value: 5 }",
    ],
    complaints: ["Import Teams > List Groups: steps.value: must be string"],
  },
  {
    what: "an entry of a list that is no text",
    file: "ownershipImport.yml",
    change: ["type: value, value: application/json }", "type: value, value: 5 }"],
    complaints: [
      "Import Teams > Send Part: headers.value.0: must be string",
      "Import Teams > Send Part: headers.value.0.value: must be string",
      "Import Teams > Send Part: headers.value.0: must be array",
      "Import Teams > Send Part: headers.value.0: must match a schema in anyOf",
    ],
  },
  {
    what: "an element of a page without a value",
    file: "groupSync.yml",
    change: ["- { type: configVar, value: Dry Run }", "- { type: configVar }"],
    complaints: ["page Safety: elements.0: must have required property 'value'"],
  },
  {
    what: "a step of a branch in a loop with a word too many",
    file: "helpDesk.yml",
    change: [
      "  - name: Refuse Protected\n",
      "  - name: Refuse Protected\n                                    then: {}\n",
    ],
    complaints: ['Handle Tickets > Refuse Protected: there is no "then" here'],
  },
];
