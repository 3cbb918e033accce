import type { BrokenCopy } from "./brokenCopy";

/** Branches and loops that are not those of the step. */
export const brokenBranches: readonly BrokenCopy[] = [
  {
    what: "a branch of the trigger left out",
    file: "joinerMoverLeaver.yml",
    change: [
      "          # Somebody called the webhook who is not Graph, or Graph for a subscription that is not this flow's.\n          - name: Rejected\n",
      "          - name: Notification\n",
    ],
    complaints: [
      "People > People Trigger: branches: the branch Rejected is missing",
      "People > People Trigger: branches: the branch Notification is there twice",
    ],
  },
  {
    what: "a branch of the trigger misspelt",
    file: "joinerMoverLeaver.yml",
    change: ["- name: URL Validation\n", "- name: Validation\n"],
    complaints: [
      "People > People Trigger: branches: the branch URL Validation is missing",
      "People > People Trigger: branches: there is no branch Validation",
    ],
  },
  {
    what: "a branch of the trigger too many",
    file: "joinerMoverLeaver.yml",
    change: [
      "          # The trigger has answered Graph.\n",
      "          - name: Else\n            steps: []\n",
    ],
    complaints: ["People > People Trigger: branches: there is no branch Else"],
  },
  {
    what: "branches of a trigger that has none",
    file: "ownershipImport.yml",
    change: ["        inputs: {}\n", "        inputs: {}\n        branches: []\n"],
    complaints: ["Import Teams > Import Teams Trigger: branches: has no branches"],
  },
  {
    what: "a branch without a condition",
    file: "groupSync.yml",
    change: [
      "          - name: Else\n            steps: []\n",
      "          - name: No Report URL\n            steps: []\n          - name: Else\n            steps: []\n",
    ],
    complaints: ["Sync Group > Report Wanted: branches: there is no branch No Report URL"],
  },
  {
    what: "a branch step without Else",
    file: "groupSync.yml",
    change: ["          - name: Else\n            steps: []\n", ""],
    complaints: ["Sync Group > Report Wanted: branches: the branch Else is missing"],
  },
  {
    what: "a condition without a branch",
    file: "groupSync.yml",
    change: ["              - name: Has Report URL\n", "              - name: Report URL\n"],
    complaints: [
      "Sync Group > Report Wanted: branches: the branch Report URL is missing",
      "Sync Group > Report Wanted: branches: there is no branch Has Report URL",
    ],
  },
  {
    what: "Else before the others",
    file: "licences.yml",
    change: [
      "                branches:\n                  - name: Dry Run\n                    steps: []\n                  - name: Else",
      "                branches:\n                  - name: Else\n                    steps: []\n                  - name: Dry Run",
    ],
    complaints: [
      "Balance Licences > Group May Be Changed: branches: the branches must stand in the order Dry Run, Else",
    ],
  },
  {
    what: "an operator that there is not",
    file: "groupSync.yml",
    change: ["- - isNotEmpty", "- - notEmpty"],
    complaints: [
      'Sync Group > Report Wanted: conditions: condition Has Report URL: "notEmpty" is no operator: equal, in, greaterThan, greaterThanOrEqual, isEmpty, isNotEmpty, exists, doesNotExist, isTrue',
    ],
  },
  {
    what: "an operator with too few terms",
    file: "groupSync.yml",
    change: ['                    - { name: "", type: value, value: "" }\n', ""],
    complaints: [
      "Sync Group > Report Wanted: conditions: condition Has Report URL: isNotEmpty takes 2 terms, not 1",
    ],
  },
  {
    what: "a value of a branch that never comes",
    file: "licences.yml",
    change: [
      "{ name: Department, type: value, value: department }",
      "{ name: Department, type: value, value: departments }",
    ],
    complaints: [
      "Balance Licences > Assign To Whom: branchValueMappings: the config variable is never departments",
    ],
  },
  {
    what: "one value for two branches",
    file: "helpDesk.yml",
    change: [
      "{ name: Disable, type: value, value: disable }",
      "{ name: Disable, type: value, value: enable }",
    ],
    complaints: [
      "Handle Tickets > What Is Asked For: branchValueMappings: enable chooses two branches",
    ],
  },
  {
    what: "the end of a loop outside any",
    file: "expiringCredentials.yml",
    change: [
      "action: { key: writeLog, component: { key: log,",
      "action: { key: breakLoop, component: { key: loop,",
    ],
    complaints: [
      "Tell Of Expiring Credentials > Log Result: breaks a loop and stands in none",
      "Tell Of Expiring Credentials > Log Result: level: there is no such input; there are none",
      "Tell Of Expiring Credentials > Log Result: message: there is no such input; there are none",
    ],
  },
  {
    what: "steps inside a step that is no loop",
    file: "ownershipImport.yml",
    change: ["      - name: Map To Teams\n", "      - name: Map To Teams\n        steps: []\n"],
    complaints: ["Import Teams > Map To Teams: steps: only a loop has steps"],
  },
  {
    what: "a condition that joins nothing",
    file: "groupSync.yml",
    change: [
      "                  - and\n                  - - isNotEmpty",
      "                  - both\n                  - - isNotEmpty",
    ],
    complaints: [
      "Sync Group > Report Wanted: conditions: condition Has Report URL: must begin with and or or",
    ],
  },
  {
    what: "a loop without steps",
    file: "expiringCredentials.yml",
    change: [
      "{ key: writeLog, component: { key: log,",
      "{ key: loopOverItems, component: { key: loop,",
    ],
    complaints: [
      "Tell Of Expiring Credentials > Log Result: steps: is a loop without steps",
      "Tell Of Expiring Credentials > Log Result: level: there is no such input; there are items",
      "Tell Of Expiring Credentials > Log Result: message: there is no such input; there are items",
      "Tell Of Expiring Credentials > Log Result: items: is required and missing",
    ],
  },
  {
    what: "a condition that is a reference",
    file: "groupSync.yml",
    change: [
      '                type: complex\n                value:\n                  - and\n                  - - isNotEmpty\n                    - { name: "", type: configVar, value: Report URL }\n                    - { name: "", type: value, value: "" }\n',
      "                type: configVar\n                value: Report URL\n",
    ],
    complaints: [
      "Sync Group > Report Wanted: conditions: a condition must be complex and have the name of its branch",
      "Sync Group > Report Wanted: branches: there is no branch Has Report URL",
    ],
  },
  {
    what: "a branch that two values choose",
    file: "helpDesk.yml",
    change: [
      "{ name: Disable, type: value, value: disable }",
      "{ name: Enable, type: value, value: disable }",
    ],
    complaints: [
      "Handle Tickets > What Is Asked For: branches: there is no branch Disable",
      "Handle Tickets > What Is Asked For: branches: the branch Enable is chosen twice",
    ],
  },
];
