import type { BrokenCopy } from "./brokenCopy";

/** References that lead nowhere, or to what may not have run. */
export const brokenReferences: readonly BrokenCopy[] = [
  {
    what: "a reference to a step that there is not",
    file: "ownershipImport.yml",
    change: ["value: mapToTeams.results.parts", "value: mapTeams.results.parts"],
    complaints: ["Import Teams > Each Part: items: there is no step with the name mapTeams"],
  },
  {
    what: "a reference to a later step",
    file: "groupSync.yml",
    change: [
      "memberIds: { type: reference, value: matchPeople.results.memberIds }",
      "memberIds: { type: reference, value: sumUp.results.added }",
    ],
    complaints: [
      "Sync Group > Set Members: memberIds: sumUp is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "a reference to the step itself",
    file: "ownershipImport.yml",
    change: ["value: mapToTeams.results.parts", "value: eachPart.results"],
    complaints: ["Import Teams > Each Part: items: eachPart is this step itself"],
  },
  {
    what: "a reference to a step of another branch",
    file: "joinerMoverLeaver.yml",
    change: [
      "valueInput: { type: reference, value: newPlace.results }",
      "valueInput: { type: reference, value: sortPeople.results.told }",
    ],
    complaints: [
      "People > Save Place: valueInput: sortPeople is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "a reference from outside to a step of a branch",
    file: "licences.yml",
    change: [
      'message: { type: template, value: "{{$checkSettings.results.licence}}:',
      'message: { type: template, value: "{{$planAssignment.results.wanted}}:',
    ],
    complaints: [
      "Balance Licences > Log Report: message: planAssignment is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "a reference from outside to a step of a loop",
    file: "ownershipImport.yml",
    change: [
      'message: { type: template, value: "{{$mapToTeams.results.count}}',
      'message: { type: template, value: "{{$sendPart.results}}',
    ],
    complaints: [
      "Import Teams > Log Import: message: sendPart is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "the item of a loop outside it",
    file: "joinerMoverLeaver.yml",
    change: [
      "valueInput: { type: reference, value: sortPeople.results.told }",
      "valueInput: { type: reference, value: eachPerson.currentItem }",
    ],
    complaints: ["People > Save Told Joiners: valueInput: eachPerson is no loop around this step"],
  },
  {
    what: "the item of another loop",
    file: "joinerMoverLeaver.yml",
    change: [
      "data: { type: reference, value: eachDeletedPerson.currentItem }",
      "data: { type: reference, value: eachPerson.currentItem }",
    ],
    complaints: ["People > Tell Of Deleted Person: data: eachPerson is no loop around this step"],
  },
  {
    what: "a reference in braces",
    file: "ownershipImport.yml",
    change: ["value: mapToTeams.results.parts", 'value: "{{$mapToTeams.results.parts}}"'],
    complaints: [
      "Import Teams > Each Part: items: {{$mapToTeams.results.parts}} is a template and given as reference",
      "Import Teams > Each Part: items: there is no step with the name {{$mapToTeams",
    ],
  },
  {
    what: "a template given as a text",
    file: "ownershipImport.yml",
    change: ["message: { type: template,", "message: { type: value,"],
    complaints: [
      "Import Teams > Log Import: message: {{$mapToTeams.results.count}} teams sent, complete: {{$mapToTeams.results.complete}} is a template and given as value",
    ],
  },
  {
    what: "a template with braces that hold nothing known",
    file: "ownershipImport.yml",
    change: ["{{$mapToTeams.results.count}}", "{{mapToTeams.results.count}}"],
    complaints: [
      "Import Teams > Log Import: message: braces must hold $ and a reference, or # and a config variable",
    ],
  },
  {
    what: "a schedule by a variable of another kind",
    file: "ownershipImport.yml",
    change: [
      'schedule: { type: value, value: "00 01 * * *"',
      'schedule: { type: configVar, value: "Teams URL"',
    ],
    complaints: ["Import Teams > Import Teams Trigger: schedule: Teams URL is no schedule"],
  },
  {
    what: "the results of a loop inside it",
    file: "ownershipImport.yml",
    change: ["value: eachPart.currentItem", "value: eachPart.results"],
    complaints: [
      "Import Teams > Send Part: data: eachPart is a loop that is not over yet: inside it there is only currentItem",
    ],
  },
  {
    what: "the results of a branch",
    file: "groupSync.yml",
    change: [
      "module.exports = async (context, stepResults) => {\n                const { failed } = stepResults.sumUp.results;",
      "module.exports = async (context, stepResults) => {\n                const { failed } = stepResults.reportWanted.results;",
    ],
    complaints: [
      "Sync Group > Fail When Something Failed: code: reportWanted is a branch, which has no results",
    ],
  },
  {
    what: "results that may be missing",
    file: "groupSync.yml",
    change: [
      "        action: { key: setGroupMembers,",
      "        errorConfig: { errorHandlerType: ignore }\n        action: { key: setGroupMembers,",
    ],
    complaints: [
      "Sync Group > Sum Up: code: setMembers may have no results: its errors are ignored",
    ],
  },
  {
    what: "a result that the step does not have",
    file: "helpDesk.yml",
    change: ["value: createPass.results.temporaryAccessPass", "value: createPass.results.pass"],
    complaints: [
      "Handle Tickets > Pass Is Issued: conditions: the results of createPass have no pass",
    ],
  },
  {
    what: "a part of the trigger's results that there is not",
    file: "joinerMoverLeaver.yml",
    change: [
      "value: peopleTrigger.results.body.data }\n                  $select",
      "value: peopleTrigger.results.data }\n                  $select",
    ],
    complaints: [
      "People > Read People: notifications: the results of peopleTrigger, a trigger, have no data",
    ],
  },
  {
    what: "a reference without results",
    file: "ownershipImport.yml",
    change: ["value: mapToTeams.results.parts", "value: mapToTeams.parts"],
    complaints: [
      "Import Teams > Each Part: items: mapToTeams.parts must go on with results or currentItem",
    ],
  },
  {
    what: "a picker that refers to a step",
    file: "groupSync.yml",
    change: [
      "    inputs:\n      connection: { type: configVar, value: Entra Connection }\n",
      "    inputs:\n      connection: { type: configVar, value: Entra Connection }\n      optionSearch: { type: reference, value: listUsers.results }\n",
    ],
    complaints: [
      "config variable Group: optionSearch: a picker runs before any step and can refer to none",
    ],
  },
  {
    what: "the item of a loop that counts",
    file: "joinerMoverLeaver.yml",
    change: ["value: pagePlace.results.link", "value: eachPage.currentItem"],
    complaints: ["People > Read Page: deltaURL: eachPage does not loop over items"],
  },
  {
    what: "a name that no reference can use",
    file: "ownershipImport.yml",
    change: ["name: Log Import", 'name: "!!!"'],
    complaints: ["Import Teams > !!!: the name has no letter that a reference could use"],
  },
  {
    what: "results that may be missing in the end",
    file: "groupSync.yml",
    change: [
      "        action: { key: setGroupMembers,",
      "        errorConfig: { errorHandlerType: retry, maxAttempts: 2, ignoreFinalError: true }\n        action: { key: setGroupMembers,",
    ],
    complaints: [
      "Sync Group > Sum Up: code: setMembers may have no results: its errors are ignored",
    ],
  },
  {
    what: "a property that the entries of a list do not have",
    file: "licences.yml",
    change: ["{{$checkSettings.results.licence}}:", "{{$listLicences.results.value.0.skuPart}}:"],
    complaints: [
      "Balance Licences > Log Report: message: the results of listLicences have no skuPart",
    ],
  },
  {
    what: "an entry of a list that is not one",
    file: "licences.yml",
    change: ["{{$checkSettings.results.licence}}:", "{{$listLicences.results.values}}:"],
    complaints: [
      "Balance Licences > Log Report: message: the results of listLicences have no values",
    ],
  },
];
