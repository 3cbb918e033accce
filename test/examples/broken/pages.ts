import type { BrokenCopy } from "./brokenCopy";

/** Pages of the config wizard that show nothing, or that nobody can tell apart. */
export const brokenPages: readonly BrokenCopy[] = [
  {
    what: "two pages with one name",
    file: "groupSync.yml",
    change: ["- name: Safety", "- name: Sign In"],
    complaints: ["page Sign In: has the name of another page"],
  },
  {
    what: "a page with nothing on it",
    file: "groupSync.yml",
    change: [
      "  - name: Safety\n    tagline",
      "  - name: Nothing\n    elements: []\n  - name: Safety\n    tagline",
    ],
    complaints: ["page Nothing: has nothing on it"],
  },
  {
    what: "a page that shows no config variable",
    file: "groupSync.yml",
    change: ["- { type: configVar, value: Dry Run }", "- { type: htmlElement, value: Dry Run }"],
    complaints: ["config variable Dry Run: is on no page"],
  },
];
