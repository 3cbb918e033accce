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
];
