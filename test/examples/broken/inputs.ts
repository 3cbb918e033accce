import type { BrokenCopy } from "./brokenCopy";

/** Inputs that are not there, or are given what they do not take. */
export const brokenInputs: readonly BrokenCopy[] = [
  {
    what: "the key of an input misspelt",
    file: "groupSync.yml",
    change: ["maxRemovals: { type: configVar", "maxRemoval: { type: configVar"],
    complaints: [
      "Sync Group > Set Members: maxRemoval: there is no such input; there are connection, groupId, memberIds, memberKind, dryRun, maxRemovals, failOnError, debugRequest",
    ],
  },
  {
    what: "an input of another action",
    file: "expiringCredentials.yml",
    change: [
      "          days: { type: configVar, value: Days }",
      '          days: { type: configVar, value: Days }\n          $top: { type: value, value: "5" }',
    ],
    complaints: [
      "Tell Of Expiring Credentials > List Expiring: $top: there is no such input; there are connection, days, includeExpired, includeServicePrincipals, includeOwners, debugRequest",
    ],
  },
  {
    what: "a choice that there is not",
    file: "groupSync.yml",
    change: [
      "memberKind: { type: value, value: users }",
      "memberKind: { type: value, value: people }",
    ],
    complaints: [
      "Sync Group > Set Members: memberKind: people is no choice: all, users, groups, devices, servicePrincipals",
    ],
  },
  {
    what: "a choice in a list that there is not",
    file: "joinerMoverLeaver.yml",
    change: ["- { type: value, value: updated }", "- { type: value, value: created }"],
    complaints: ["People > People Trigger: changeType: created is no choice: updated, deleted"],
  },
  {
    what: "a level of the log that there is not",
    file: "groupSync.yml",
    change: ["level: { type: value, value: info }", "level: { type: value, value: fatal }"],
    complaints: ["Sync Group > Log Sync: level: fatal is no choice: info, warn, error"],
  },
  {
    what: "a required input left out",
    file: "joinerMoverLeaver.yml",
    change: [
      "                  notifications: { type: reference, value: peopleTrigger.results.body.data }\n",
      "",
    ],
    complaints: ["People > Read People: notifications: is required and missing"],
  },
  {
    what: "a required input left empty",
    file: "groupSync.yml",
    change: [
      "groupId: { type: configVar, value: Group }",
      'groupId: { type: configVar, value: "" }',
    ],
    complaints: ["Sync Group > Set Members: groupId: is required and missing"],
  },
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
    what: "a toggle that is neither true nor false",
    file: "helpDesk.yml",
    change: [
      'isUsableOnce: { type: value, value: "true" }',
      'isUsableOnce: { type: value, value: "maybe" }',
    ],
    complaints: ["Handle Tickets > Create Pass: isUsableOnce: must be true or false, not maybe"],
  },
  {
    what: "a text for a list",
    file: "joinerMoverLeaver.yml",
    change: [
      "changeType:\n            type: complex\n            value:\n              - { type: value, value: updated }\n              - { type: value, value: deleted }",
      'changeType: { type: value, value: "updated,deleted" }',
    ],
    complaints: [
      "People > People Trigger: changeType: cannot be given as value, only as complex, reference, configVar",
    ],
  },
  {
    what: "a list for a text",
    file: "ownershipImport.yml",
    change: [
      '$select: { type: value, value: "id,displayName,mailNickname,mail,description" }',
      "$select: { type: complex, value: [] }",
    ],
    complaints: [
      "Import Teams > List Groups: $select: cannot be given as complex, only as value, reference, configVar, template",
    ],
  },
  {
    what: "a value that the component refuses",
    file: "helpDesk.yml",
    change: [
      "lifetimeInMinutes: { type: configVar, value: Pass Lifetime }",
      'lifetimeInMinutes: { type: value, value: "5" }',
    ],
    complaints: [
      "config variable Pass Lifetime: nothing uses it",
      "Handle Tickets > Create Pass: lifetimeInMinutes: the component refuses it: Lifetime In Minutes: must be a whole number from 10 to 43200",
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
    what: "a header without a name",
    file: "ownershipImport.yml",
    change: [
      "- { name: { type: value, value: Content-Type }, type: value, value: application/json }",
      "- { type: value, value: application/json }",
    ],
    complaints: ["Import Teams > Send Part: headers: an entry must have a name and a value"],
  },
  {
    what: "a number that is none",
    file: "ownershipImport.yml",
    change: [
      'timeout: { type: value, value: "60000" }',
      'timeout: { type: value, value: "a minute" }',
    ],
    complaints: ["Import Teams > Send Part: timeout: must be a number, not a minute"],
  },
];
