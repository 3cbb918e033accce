import type { BrokenCopy } from "./brokenCopy";

/** Config variables and pages that do not fit together, and secrets that are written out. */
export const brokenConfigVars: readonly BrokenCopy[] = [
  {
    what: "a client secret that is written out",
    file: "groupSync.yml",
    change: [
      'clientSecret: { type: value, value: ""',
      'clientSecret: { type: value, value: "abc8Q~secretsecretsecret"',
    ],
    complaints: [
      "config variable Entra Connection: clientSecret: a secret must not be written into a file",
    ],
  },
  {
    what: "a password that is written out in a header",
    file: "ownershipImport.yml",
    change: [
      "{ name: { type: value, value: Content-Type }, type: value, value: application/json }",
      "{ name: { type: value, value: Authorization }, type: value, value: Bearer 0123456789abcdef }",
    ],
    complaints: [
      "Import Teams > Send Part: headers: Authorization is a secret, which must not be written into a file",
    ],
  },
  {
    what: "a token in the default of a variable",
    file: "expiringCredentials.yml",
    change: [
      '  - key: Message URL\n    dataType: string\n    description: The incoming webhook that takes the messages by POST.\n    defaultValue: ""',
      '  - key: Message URL\n    dataType: string\n    description: The incoming webhook that takes the messages by POST.\n    defaultValue: "Bearer 0123456789abcdef"',
    ],
    complaints: [
      "config variable Message URL: defaultValue: a secret must not be written into a file",
    ],
  },
  {
    what: "a config variable that nothing uses",
    file: "licences.yml",
    change: [
      "usageLocation: { type: configVar, value: Usage Location }",
      "usageLocation: { type: value, value: DE }",
    ],
    complaints: ["config variable Usage Location: nothing uses it"],
  },
  {
    what: "a config variable that is used and not declared",
    file: "ownershipImport.yml",
    change: [
      "url: { type: configVar, value: Teams URL }",
      "url: { type: configVar, value: Team URL }",
    ],
    complaints: [
      "config variable Teams URL: nothing uses it",
      "Import Teams > Send Part: url: there is no config variable Team URL",
    ],
  },
  {
    what: "a template with a variable that is not declared",
    file: "licences.yml",
    change: ["{{#Assign By}}", "{{#Assigned By}}"],
    complaints: [
      "Balance Licences > Log Unknown Choice: message: there is no config variable Assigned By",
    ],
  },
  {
    what: "a config variable on no page",
    file: "groupSync.yml",
    change: ["      - { type: configVar, value: Max Removals }\n", ""],
    complaints: ["config variable Max Removals: is on no page"],
  },
  {
    what: "a config variable on two pages",
    file: "groupSync.yml",
    change: [
      "      - { type: configVar, value: Dry Run }\n",
      "      - { type: configVar, value: Dry Run }\n      - { type: configVar, value: Group }\n",
    ],
    complaints: ["config variable Group: is on pages more than once"],
  },
  {
    what: "a page with what is not declared",
    file: "groupSync.yml",
    change: [
      "      - { type: configVar, value: Dry Run }\n",
      "      - { type: configVar, value: Dry Run }\n      - { type: configVar, value: Wet Run }\n",
    ],
    complaints: ["page Safety: there is no config variable Wet Run"],
  },
  {
    what: "a picker on the page of its connection",
    file: "groupSync.yml",
    change: [
      "      - { type: configVar, value: Entra Connection }\n  - name: List and Group\n    tagline: Where the list comes from, and which group follows it\n    elements:\n",
      "      - { type: configVar, value: Entra Connection }\n",
    ],
    complaints: ["config variable Group: connection: Entra Connection must be on an earlier page"],
  },
  {
    what: "a config variable that is declared twice",
    file: "groupSync.yml",
    change: ["  - key: Max Removals\n", "  - key: Dry Run\n"],
    complaints: [
      "config variable Dry Run: is declared twice",
      "page Safety: there is no config variable Max Removals",
      "Sync Group > Match People: code: there is no config variable Max Removals",
      "Sync Group > Set Members: maxRemovals: there is no config variable Max Removals",
    ],
  },
  {
    what: "a default that is no choice",
    file: "groupSync.yml",
    change: ["defaultValue: mail", "defaultValue: name"],
    complaints: [
      "config variable Match By: defaultValue: name is none of the choices mail, userPrincipalName, employeeId",
    ],
  },
  {
    what: "a toggle with another default",
    file: "groupSync.yml",
    change: ['defaultValue: "true"', 'defaultValue: "on"'],
    complaints: ["config variable Dry Run: defaultValue: must be true or false"],
  },
  {
    what: "a number with another default",
    file: "groupSync.yml",
    change: ['defaultValue: "10"', 'defaultValue: "ten"'],
    complaints: ["config variable Max Removals: defaultValue: must be a number"],
  },
  {
    what: "a picklist without choices",
    file: "groupSync.yml",
    change: ["    pickList: [ mail, userPrincipalName, employeeId ]\n", ""],
    complaints: [
      "config variable Match By: dataType: a picklist has either a pickList or a dataSource",
    ],
  },
  {
    what: "a picker without its connection",
    file: "groupSync.yml",
    change: ["    inputs:\n      connection: { type: configVar, value: Entra Connection }\n", ""],
    complaints: ["config variable Group: connection: is required and missing"],
  },
  {
    what: "an input of the connection left out",
    file: "groupSync.yml",
    change: [
      '      tenant: { type: value, value: "", meta: { visibleToCustomerDeployer: true, visibleToOrgDeployer: true } }\n',
      "",
    ],
    complaints: ["config variable Entra Connection: tenant: is required and missing"],
  },
  {
    what: "an input that the connection does not have",
    file: "groupSync.yml",
    change: ["      tenant:", "      tenantId:"],
    complaints: [
      "config variable Entra Connection: tenantId: there is no such input; there are tenant, clientId, clientSecret, scopes, entraIdEndpoint, baseUrl",
      "config variable Entra Connection: tenant: is required and missing",
    ],
  },
  {
    what: "an input of the connection that the component makes itself",
    file: "groupSync.yml",
    change: [
      "      tenant:",
      '      tokenUrl: { type: value, value: "https://login.microsoftonline.com" }\n      tenant:',
    ],
    complaints: [
      "config variable Entra Connection: tokenUrl: there is no such input; there are tenant, clientId, clientSecret, scopes, entraIdEndpoint, baseUrl",
    ],
  },
  {
    what: "choices of a text",
    file: "ownershipImport.yml",
    change: [
      "    description: The address of the other system that takes the teams by POST.\n",
      "    description: The address of the other system that takes the teams by POST.\n    pickList: [one]\n",
    ],
    complaints: ["config variable Teams URL: pickList: only a picklist has a pickList"],
  },
  {
    what: "a text with a connection",
    file: "ownershipImport.yml",
    change: ["dataType: connection", "dataType: string"],
    complaints: [
      "config variable Entra Connection: connection: a connection, and nothing else, has a connection",
    ],
  },
];
