import type { BrokenCopy } from "./brokenCopy";

/** Results that a step, or its code, does not hand over. */
export const brokenResults: readonly BrokenCopy[] = [
  {
    what: "a result that the code does not return",
    file: "ownershipImport.yml",
    change: ["value: mapToTeams.results.parts", "value: mapToTeams.results.part"],
    complaints: ["Import Teams > Each Part: items: the results of mapToTeams have no part"],
  },
  {
    what: "a part of a result that the code does not return",
    file: "groupSync.yml",
    change: ["{{$sumUp.results.counts.added}}", "{{$sumUp.results.counts.adds}}"],
    complaints: ["Sync Group > Log Sync: message: the results of sumUp have no adds"],
  },
  {
    what: "a result in code that other code does not return",
    file: "groupSync.yml",
    change: [
      "const { unknown } = stepResults.matchPeople.results;",
      "const { strangers: unknown } = stepResults.matchPeople.results;",
    ],
    complaints: ["Sync Group > Sum Up: code: the results of matchPeople have no strangers"],
  },
  {
    what: "a result by which a branch is chosen that the code does not return",
    file: "helpDesk.yml",
    change: [
      "inputValue: { type: reference, value: eachTicket.currentItem.request }",
      "inputValue: { type: reference, value: checkTickets.results.request }",
    ],
    complaints: [
      "Handle Tickets > What Is Asked For: inputValue: the results of checkTickets have no request",
    ],
  },
  {
    what: "a loop over what is no list",
    file: "ownershipImport.yml",
    change: [
      "items: { type: reference, value: mapToTeams.results.parts }",
      "items: { type: reference, value: listGroups.results.truncated }",
    ],
    complaints: ["Import Teams > Each Part: items: listGroups.results.truncated is no list"],
  },
  {
    what: "a loop over the whole answer of a list",
    file: "ownershipImport.yml",
    change: [
      "items: { type: reference, value: mapToTeams.results.parts }",
      "items: { type: reference, value: listGroups.results }",
    ],
    complaints: ["Import Teams > Each Part: items: listGroups.results is no list"],
  },
  {
    what: "a reference in a header to what there is not",
    file: "helpDesk.yml",
    change: [
      "type: reference, value: eachTicket.currentItem.id }",
      "type: reference, value: eachTickets.currentItem.id }",
    ],
    complaints: [
      "Handle Tickets > Claim Ticket: queryParams: eachTickets is no loop around this step",
    ],
  },
  {
    what: "a term of a condition that comes later",
    file: "groupSync.yml",
    change: [
      '{ name: "", type: configVar, value: Report URL }',
      '{ name: "", type: reference, value: failWhenSomethingFailed.results.success }',
    ],
    complaints: [
      "Sync Group > Report Wanted: conditions: failWhenSomethingFailed is out of reach: the step stands later, in another branch or inside a loop",
    ],
  },
  {
    what: "the second reference of a template misspelt",
    file: "groupSync.yml",
    change: ["unchanged {{$sumUp.results.unchanged}}", "unchanged {{$sumUps.results.unchanged}}"],
    complaints: ["Sync Group > Log Sync: message: there is no step with the name sumUps"],
  },
  {
    what: "a result that code does not return which has functions that return",
    file: "joinerMoverLeaver.yml",
    change: ["value: sortPeople.results.jobs", "value: sortPeople.results.people"],
    complaints: ["People > Each Person: items: the results of sortPeople have no people"],
  },
  {
    what: "a result that code without a return statement does not hand over",
    file: "joinerMoverLeaver.yml",
    change: ["value: newPlace.results }", "value: newPlace.results.place }"],
    complaints: ["People > Save Place: valueInput: the results of newPlace have no place"],
  },
];
