import type { BrokenCopy } from "./brokenCopy";

/** Code that is none, or uses what there is not. */
export const brokenCode: readonly BrokenCopy[] = [
  {
    what: "a result in code that the step does not have",
    file: "groupSync.yml",
    change: [
      "const { toAdd, toRemove, unchanged, results }",
      "const { toAdd, toDelete, unchanged, results }",
    ],
    complaints: ["Sync Group > Sum Up: code: the results of setMembers have no toDelete"],
  },
  {
    what: "code that refers to a later step",
    file: "groupSync.yml",
    change: ["stepResults.fetchPeople.results", "stepResults.setMembers.results"],
    complaints: [
      "Sync Group > Match People: code: setMembers is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "code that is none",
    file: "groupSync.yml",
    change: ["const keyOf = (value) =>", "const keyOf = (value =>"],
    complaints: [
      "config variable People Property: nothing uses it",
      "config variable Match By: nothing uses it",
      "Sync Group > Match People: code: is no JavaScript: Unexpected token ';'",
    ],
  },
  {
    what: "code that exports nothing",
    file: "ownershipImport.yml",
    change: [
      "module.exports = async (context, stepResults) =>",
      "const main = async (context, stepResults) =>",
    ],
    complaints: [
      "Import Teams > Map To Teams: code: must export an async function by module.exports",
    ],
  },
  {
    what: "code that is not async",
    file: "ownershipImport.yml",
    change: [
      "module.exports = async (context, stepResults) =>",
      "module.exports = (context, stepResults) =>",
    ],
    complaints: [
      "Import Teams > Map To Teams: code: must export an async function by module.exports",
    ],
  },
  {
    what: "code that names its config variable at run time",
    file: "groupSync.yml",
    change: ['configVars["Match By"]', "configVars[property]"],
    complaints: [
      "config variable Match By: nothing uses it",
      "Sync Group > Match People: code: reads configVars by no fixed name, so that nobody can check it",
    ],
  },
  {
    what: "code that names its step at run time",
    file: "groupSync.yml",
    change: ["stepResults.fetchPeople.results", 'stepResults["fetch" + "People"].results'],
    complaints: [
      "Sync Group > Match People: code: reads stepResults by no fixed name, so that nobody can check it",
    ],
  },
  {
    what: "code with a variable that is not declared",
    file: "groupSync.yml",
    change: ['configVars["Match By"]', 'configVars["Matched By"]'],
    complaints: [
      "config variable Match By: nothing uses it",
      "Sync Group > Match People: code: there is no config variable Matched By",
    ],
  },
  {
    what: "code that reads a connection",
    file: "ownershipImport.yml",
    change: [
      "const TEAMS_A_PART = 500;",
      'const TEAMS_A_PART = context.configVars["Entra Connection"];',
    ],
    complaints: [
      "Import Teams > Map To Teams: code: Entra Connection is a connection, and no text",
    ],
  },
  {
    what: "code that takes a variable out of the context that is not declared",
    file: "groupSync.yml",
    change: [
      "async ({ configVars }, stepResults) => {\n                const answer",
      "async ({ configVars: { Nope }, configVars }, stepResults) => {\n                const answer",
    ],
    complaints: ["Sync Group > Match People: code: there is no config variable Nope"],
  },
  {
    what: "code that takes a step out of the results that there is not",
    file: "ownershipImport.yml",
    change: [
      "async (context, stepResults) => {\n                const TEAMS_A_PART",
      "async (context, { listTeams: { results }, ...stepResults }) => {\n                const TEAMS_A_PART",
    ],
    complaints: [
      "Import Teams > Map To Teams: code: reads stepResults by no fixed name, so that nobody can check it",
      "Import Teams > Map To Teams: code: there is no step with the name listTeams",
    ],
  },
  {
    what: "code that takes a result apart at once that there is not",
    file: "groupSync.yml",
    change: [
      "const { unknown } = stepResults.matchPeople.results;",
      "const { matchPeople: { results: { unknown, strangers } } } = stepResults;",
    ],
    complaints: ["Sync Group > Sum Up: code: the results of matchPeople have no strangers"],
  },
  {
    what: "code that reads a step of a loop",
    file: "ownershipImport.yml",
    change: ["const TEAMS_A_PART = 500;", "const TEAMS_A_PART = stepResults.sendPart.results;"],
    complaints: [
      "Import Teams > Map To Teams: code: sendPart is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "code that reads no results",
    file: "ownershipImport.yml",
    change: [
      "const groups = stepResults.listGroups.results;",
      "const groups = stepResults.listGroups.result;",
    ],
    complaints: [
      "Import Teams > Map To Teams: code: listGroups.result must go on with results or currentItem",
    ],
  },
];
