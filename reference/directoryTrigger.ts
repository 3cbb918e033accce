import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Reference } from "./facts";
import { leastOf } from "./permissionFacts";

/** What differs between the triggers that subscribe to a collection of the directory. */
const differing = {
  userTrigger: {
    starts: "a user is created, changed or deleted",
    Resource: "User",
    events: "`validation` or `rejected`",
    membershipChanges: "",
    leftOut: "",
    filtered: "",
    note: "",
  },
  groupTrigger: {
    starts: "a group or its members change",
    Resource: "Group",
    events: "`validation`, `rejected` or `filtered`",
    membershipChanges:
      "| Membership Changes | `include` (default), `exclude` or `only`: whether changes of members start the flow. Graph sends them all. |\n",
    leftOut: "Membership Changes left nothing of it, ",
    filtered: `
When Membership Changes leaves all of it out, with how many there were:

\`\`\`json
{ "event": "filtered", "reason": "Membership Changes leaves these notifications out", "filtered": 2, "rejected": 0 }
\`\`\`
`,
    note: "- A change of members is a change of the group: `resourceData` then holds `members@delta` with the ids that were added or\n  removed. **Membership Changes** leaves these out, or all others; what it leaves out comes on **Rejected** with the event\n  `filtered`, and is no forgery.\n",
  },
} as const;

/** The documentation pages of User Trigger and Group Trigger, made of one text. */
export const directoryTriggerPages = ({ triggers }: Reference): [path: string, text: string][] => {
  const text = readFileSync(resolve(__dirname, "directoryTrigger.mdx"), "utf8");
  return Object.entries(differing).map(([key, { note, membershipChanges, filtered, ...words }]) => {
    const trigger = triggers.find((candidate) => candidate.key === key);
    if (trigger === undefined) throw new Error(`no trigger ${key}`);
    const values: Record<string, string> = {
      ...words,
      resource: words.Resource.toLowerCase(),
      label: trigger.label,
      permission: leastOf(trigger.permission, "delegated"),
    };
    const filled = text
      .replace("{{note}}\n", note)
      .replace("{{filtered}}\n", filtered)
      .replace("{{membershipChanges}}\n", membershipChanges)
      .replace(/\{\{(\w+)\}\}/g, (_marker, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`directoryTrigger.mdx asks for ${name}`);
        return value;
      });
    return [`documentation/triggers/${key}.mdx`, filled];
  });
};
