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
  {
    what: "an entry of a list with a name",
    file: "joinerMoverLeaver.yml",
    change: ["- { type: value, value: updated }", "- { name: first, type: value, value: updated }"],
    complaints: ["People > People Trigger: changeType: an entry of a list has no name"],
  },
  {
    what: "an entry of a list that is only a text",
    file: "joinerMoverLeaver.yml",
    change: ["- { type: value, value: updated }", "- updated"],
    complaints: ["People > People Trigger: changeType: an entry must be {type, value}"],
  },
];
