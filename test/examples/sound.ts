/** A copy of an example that is changed and still right. */
export interface SoundCopy {
  readonly what: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
}

/** What a builder may well write, so that no rule is stricter than the platform. */
export const soundCopies: readonly SoundCopy[] = [
  {
    what: "a trigger without a schedule that can do without one",
    file: "joinerMoverLeaver.yml",
    changes: [
      [
        '        schedule: { type: value, value: "0 */1 * * *", meta: { scheduleType: hour, timeZone: "" } }\n',
        "",
      ],
    ],
  },
  {
    what: "a list that another step made",
    file: "licences.yml",
    changes: [
      [
        "removeSkuIds:\n                type: complex\n                value:\n                  - { type: reference, value: checkSettings.results.skuId }",
        "removeSkuIds: { type: reference, value: listLicences.results.value }",
      ],
    ],
  },
  {
    what: "an odd key in a reference",
    file: "ownershipImport.yml",
    changes: [["{{$mapToTeams.results.count}}", '{{$listGroups.results.[\\"@odata.count\\"]}}']],
  },
  {
    what: "a place in a list",
    file: "ownershipImport.yml",
    changes: [["{{$mapToTeams.results.count}}", "{{$listGroups.results.value.0.displayName}}"]],
  },
  {
    what: "what a loop came to, after it",
    file: "ownershipImport.yml",
    changes: [["{{$mapToTeams.results.count}}", "{{$eachPart.results.0}}"]],
  },
  {
    what: "conditions of which one is enough",
    file: "groupSync.yml",
    changes: [
      [
        "                  - and\n                  - - isNotEmpty",
        "                  - or\n                  - - isNotEmpty",
      ],
    ],
  },
  {
    what: "a choice of all that the platform offers for errors",
    file: "ownershipImport.yml",
    changes: [
      [
        "      - name: Map To Teams\n",
        "      - name: Map To Teams\n        description: Groups become teams\n        errorConfig: { errorHandlerType: retry, maxAttempts: 2, delaySeconds: 10, usesExponentialBackoff: true }\n",
      ],
    ],
  },
  {
    what: "a picker that offers members of a group for a user",
    file: "helpDesk.yml",
    changes: [
      ["key: selectGroup,", "key: selectGroupMember,"],
      [
        "userId: { type: reference, value: findPerson.results.user.id }",
        "userId: { type: configVar, value: Protected Group }",
      ],
      [
        "                                  - { type: configVar, value: Protected Group }",
        "                                  - { type: value, value: 02bd9fd6-8f93-4758-87c3-1fb73740a315 }",
      ],
    ],
  },
  {
    what: "a schedule with every kind of field",
    file: "groupSync.yml",
    changes: [['"00 02 * * *"', '"*/15 0-23/2 1,15-31 * 7"']],
  },
  {
    what: "a group that is named by text",
    file: "groupSync.yml",
    changes: [
      [
        "groupId: { type: configVar, value: Group }",
        'groupId: { type: template, value: "{{#Group}}{{#Report URL}}" }',
      ],
    ],
  },
  {
    what: "results that code puts together at run time",
    file: "ownershipImport.yml",
    changes: [
      ["return { data: { parts, count:", "return { data: { ...{ parts }, count:"],
      ["value: mapToTeams.results.parts", "value: mapToTeams.results.anything"],
    ],
  },
  {
    what: "results that code returns in one of two ways",
    file: "ownershipImport.yml",
    changes: [
      [
        "return { data: { parts, count:",
        "if (count > 9) return { data: { many: [1].map((one) => { return { one }; }) } };\n                return { data: { parts, count:",
      ],
      ["value: mapToTeams.results.parts", "value: mapToTeams.results.many"],
    ],
  },
  {
    what: "results that code takes apart at once",
    file: "groupSync.yml",
    changes: [
      [
        "const { unknown } = stepResults.matchPeople.results;",
        "const { matchPeople: { results: { unknown } } } = stepResults;",
      ],
    ],
  },
  {
    what: "results and variables that code takes apart in its parameters",
    file: "groupSync.yml",
    changes: [
      [
        "async (context, stepResults) => {\n                const { failed } = stepResults.sumUp.results;",
        'async ({ configVars: { "Dry Run": dryRun } }, { sumUp: { results: { failed } } }) => {',
      ],
    ],
  },
];
