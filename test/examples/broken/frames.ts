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
];
