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
];
