import type { BrokenCopy } from "./brokenCopy";

/** Names that two steps have, or that nobody uses. */
export const brokenNames: readonly BrokenCopy[] = [
  {
    what: "two steps with one name",
    file: "ownershipImport.yml",
    change: ["name: Log Import", "name: Map To Teams"],
    complaints: ["Import Teams > Map To Teams: has the name of another step, Map To Teams"],
  },
  {
    what: "two steps with one name in references",
    file: "ownershipImport.yml",
    change: ["name: Log Import", "name: map to TEAMS"],
    complaints: ["Import Teams > map to TEAMS: has the name of another step, Map To Teams"],
  },
  {
    what: "a value that is kept for nobody",
    file: "joinerMoverLeaverByPolling.yml",
    change: [
      "keyInput: { type: value, value: openOffboarding }\n          defaultValueInput",
      "keyInput: { type: value, value: offboardingOpen }\n          defaultValueInput",
    ],
    complaints: [
      "People > Keep Open Offboarding: keyInput: nothing reads openOffboarding",
      "People > Get Open Offboarding: keyInput: nothing saves offboardingOpen",
    ],
  },
  {
    what: "a kept value of another flow",
    file: "joinerMoverLeaver.yml",
    change: [
      "flows:\n",
      'flows:\n  - name: Other\n    description: ""\n    isSynchronous: false\n    endpointSecurityType: unsecured\n    steps:\n      - name: Other Trigger\n        isTrigger: true\n        action: { key: schedule, component: { key: schedule-triggers, version: LATEST, isPublic: true } }\n        inputs: {}\n        schedule: { type: value, value: "0 0 * * *", meta: { scheduleType: day, timeZone: "" } }\n      - name: Get Joiners\n        action: { key: getInstanceValue, component: { key: persist-data, version: LATEST, isPublic: true } }\n        inputs: { keyInput: { type: value, value: toldJoiners } }\n',
    ],
    complaints: ["Other > Get Joiners: keyInput: nothing saves toldJoiners"],
  },
  {
    what: "two steps of different branches with one name",
    file: "helpDesk.yml",
    change: ["- name: Refuse Protected\n", "- name: Claim Ticket\n"],
    complaints: ["Handle Tickets > Claim Ticket: has the name of another step, Claim Ticket"],
  },
];
