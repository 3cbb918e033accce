import type { BrokenCopy } from "./brokenCopy";

/** Config variables in inputs that do not take them. */
export const brokenVariables: readonly BrokenCopy[] = [
  {
    what: "no connection",
    file: "ownershipImport.yml",
    change: [
      "          connection: { type: configVar, value: Entra Connection }\n          $select",
      "          $select",
    ],
    complaints: [
      "config variable Entra Connection: nothing uses it",
      "Import Teams > List Groups: connection: is required and missing",
    ],
  },
  {
    what: "a connection that is written out",
    file: "ownershipImport.yml",
    change: [
      "          connection: { type: configVar, value: Entra Connection }\n          $select",
      "          connection: { type: value, value: Entra Connection }\n          $select",
    ],
    complaints: [
      "config variable Entra Connection: nothing uses it",
      "Import Teams > List Groups: connection: cannot be given as value, only as configVar",
    ],
  },
  {
    what: "a text variable for a connection",
    file: "ownershipImport.yml",
    change: [
      "          connection: { type: configVar, value: Entra Connection }\n          $select",
      "          connection: { type: configVar, value: Teams URL }\n          $select",
    ],
    complaints: [
      "config variable Entra Connection: nothing uses it",
      "Import Teams > List Groups: connection: Teams URL is no connection",
    ],
  },
  {
    what: "a connection of another component",
    file: "ownershipImport.yml",
    change: [
      'connection: { type: configVar, value: "" }',
      "connection: { type: configVar, value: Entra Connection }",
    ],
    complaints: [
      "Import Teams > Send Part: connection: Entra Connection is a connection of ms-entra-id, not of http",
    ],
  },
  {
    what: "a connection for a text",
    file: "ownershipImport.yml",
    change: [
      "url: { type: configVar, value: Teams URL }",
      "url: { type: configVar, value: Entra Connection }",
    ],
    complaints: [
      "config variable Teams URL: nothing uses it",
      "Import Teams > Send Part: url: Entra Connection is a connection, which only a connection input takes",
    ],
  },
  {
    what: "a text variable for a toggle",
    file: "groupSync.yml",
    change: [
      "dryRun: { type: configVar, value: Dry Run }",
      "dryRun: { type: configVar, value: Match By }",
    ],
    complaints: ["Sync Group > Set Members: dryRun: Match By is no boolean"],
  },
  {
    what: "a licence for a group",
    file: "licences.yml",
    change: [
      "groupId: { type: configVar, value: Group }",
      "groupId: { type: configVar, value: Licence }",
    ],
    complaints: [
      "Balance Licences > Assign To Group: groupId: Licence is chosen by selectSku, the input takes what selectGroup offers",
    ],
  },
  {
    what: "a text variable for a number",
    file: "ownershipImport.yml",
    change: [
      'timeout: { type: value, value: "60000" }',
      "timeout: { type: configVar, value: Teams URL }",
    ],
    complaints: ["Import Teams > Send Part: timeout: Teams URL is no number"],
  },
  {
    what: "a variable whose choices the input does not have",
    file: "groupSync.yml",
    change: [
      "memberKind: { type: value, value: users }",
      "memberKind: { type: configVar, value: Match By }",
    ],
    complaints: [
      "Sync Group > Set Members: memberKind: Match By can be mail, userPrincipalName, employeeId, which is no choice of the input",
    ],
  },
  {
    what: "a toggle for a number that the component takes as text",
    file: "groupSync.yml",
    change: [
      "maxRemovals: { type: configVar, value: Max Removals }",
      "maxRemovals: { type: configVar, value: Dry Run }",
    ],
    complaints: [
      "Sync Group > Set Members: maxRemovals: Dry Run can be true, and the component refuses it: Max Removals: must be a whole number from 0 to 9007199254740991",
    ],
  },
  {
    what: "a toggle for a group",
    file: "groupSync.yml",
    change: [
      "groupId: { type: configVar, value: Group }",
      "groupId: { type: configVar, value: Dry Run }",
    ],
    complaints: [
      "Sync Group > Set Members: groupId: Dry Run is a boolean, the input takes what selectGroup offers",
    ],
  },
  {
    what: "a text for the list of a loop",
    file: "ownershipImport.yml",
    change: [
      "items: { type: reference, value: mapToTeams.results.parts }",
      "items: { type: configVar, value: Teams URL }",
    ],
    complaints: ["Import Teams > Each Part: items: Teams URL is no list"],
  },
  {
    what: "the key of a variable in another case",
    file: "groupSync.yml",
    change: [
      "dryRun: { type: configVar, value: Dry Run }",
      "dryRun: { type: configVar, value: dry run }",
    ],
    complaints: ["Sync Group > Set Members: dryRun: there is no config variable dry run"],
  },
  {
    what: "no variable for what is required",
    file: "groupSync.yml",
    change: [
      "groupId: { type: configVar, value: Group }",
      'groupId: { type: configVar, value: "" }',
    ],
    complaints: ["Sync Group > Set Members: groupId: is required and missing"],
  },
  {
    what: "a connection in a template",
    file: "groupSync.yml",
    change: ['value: "Dry run: {{$sumUp', 'value: "{{#Entra Connection}} {{$sumUp'],
    complaints: ["Sync Group > Log Sync: message: Entra Connection is a connection, and no text"],
  },
  {
    what: "a variable in a condition that is not declared",
    file: "groupSync.yml",
    change: [
      '{ name: "", type: configVar, value: Report URL }',
      '{ name: "", type: configVar, value: Report Url }',
    ],
    complaints: ["Sync Group > Report Wanted: conditions: there is no config variable Report Url"],
  },
  {
    what: "a connection that is filled from what is not declared",
    file: "groupSync.yml",
    change: ['tenant: { type: value, value: "",', 'tenant: { type: configVar, value: "Tenant",'],
    complaints: ["config variable Entra Connection: tenant: there is no config variable Tenant"],
  },
  {
    what: "a connection that refers to a step",
    file: "groupSync.yml",
    change: [
      'tenant: { type: value, value: "",',
      "tenant: { type: reference, value: sumUp.results,",
    ],
    complaints: [
      "config variable Entra Connection: tenant: a connection runs before any step and can refer to none",
    ],
  },
];
