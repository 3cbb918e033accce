import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Reference } from "./facts";
import { leastOf } from "./permissionFacts";

const selectRow = (rest: string): string =>
  `| Select | The properties to follow. A change of another one is no event. ${rest} |`;

/** What differs between the triggers that poll a collection of the directory. */
const differing = {
  userChangesPolling: {
    thing: "user",
    a: "a",
    select: selectRow("Empty follows the default properties of Graph. `manager` is allowed."),
    onlyMembersPermission: ", and `GroupMember.Read.All` for **Only Members Of**",
    onlyMembersOf:
      "| Only Members Of | Up to 20 groups. Users who are in none of them, nested groups included, become no events. Deletions always do. |\n",
    onlyMembersNote:
      "**Only Members Of** is asked when the event is made: a user who joins or leaves a group causes no event by that. Follow\nmemberships with Group Members Added and Removed.\n\n",
    record: { displayName: "Adele Vance", jobTitle: "Retail Manager" },
    recordNote: "A manager is `managerId`, there when the manager has changed.",
    note: "Sign-in activity, the mailbox settings and other properties that are kept outside the directory change unseen.",
  },
  groupChangesPolling: {
    thing: "group",
    a: "a",
    select: selectRow("Empty follows the default properties of Graph."),
    onlyMembersPermission: "",
    onlyMembersOf: "",
    onlyMembersNote: "",
    record: { displayName: "Library Assist", mailNickname: "library" },
    recordNote: "Members and owners are not part of it.",
    note: "Who joined and left is told by Group Members Added and Removed.",
  },
  applicationChangesPolling: {
    thing: "application",
    a: "an",
    select: selectRow("Empty follows all of them."),
    onlyMembersPermission: "",
    onlyMembersOf: "",
    onlyMembersNote: "",
    record: { appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2", displayName: "Contoso Payroll" },
    recordNote: "Secrets are never in it; Graph does not give them.",
    note: "Graph sends no notifications of applications: only this trigger and **List Changes** follow them.",
  },
} as const;

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** The documentation pages of the triggers that poll users, groups and applications, made of one text. */
export const objectPollingPages = ({ triggers }: Reference): [path: string, text: string][] => {
  const text = readFileSync(resolve(__dirname, "objectPolling.mdx"), "utf8");
  return Object.entries(differing).map(
    ([key, { onlyMembersOf, onlyMembersNote, record, ...words }]) => {
      const trigger = triggers.find((candidate) => candidate.key === key);
      if (trigger === undefined) throw new Error(`no trigger ${key}`);
      const shown = JSON.stringify({ id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd", ...record });
      const values: Record<string, string> = {
        ...words,
        A: capital(words.a),
        things: `${words.thing}s`,
        record: shown
          .replaceAll(",", ", ")
          .replaceAll('":"', '": "')
          .replace(/[{}]/g, " $& ")
          .trim(),
        label: trigger.label,
        permission: leastOf({ ...trigger.permission, also: {} }, "delegated"),
      };
      const filled = text
        .replace("{{onlyMembersOf}}\n", onlyMembersOf)
        .replace("{{onlyMembersNote}}\n\n", onlyMembersNote)
        .replace(/\{\{(\w+)\}\}/g, (_marker, name: string) => {
          const value = values[name];
          if (value === undefined) throw new Error(`objectPolling.mdx asks for ${name}`);
          return value;
        });
      return [`documentation/triggers/${key}.mdx`, filled];
    },
  );
};
