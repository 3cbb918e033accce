import type { Permission } from "../src/graph";
import type { ActionFacts, Reference } from "./facts";
import { code, table } from "./markdown";
import { leastOf } from "./permissionFacts";

/** Where the page is, seen from the file that links it. */
type Link = (folder: string, facts: { label: string; key: string }) => string;

export const linkFrom =
  (root: string): Link =>
  (folder, { label, key }) =>
    `[${label}](${root}${folder}/${key}.md)`;

interface Row {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly permission: Permission;
}

const permitted = (head: string, folder: string, rows: readonly Row[], link: Link): string =>
  table(
    [head, "What it does", "Delegated permission", "Application permission"],
    rows.map((row) => [
      link(folder, row),
      row.description,
      leastOf(row.permission, "delegated"),
      leastOf(row.permission, "application"),
    ]),
  );

export const actionTable = (actions: readonly ActionFacts[], link: Link): string =>
  permitted("Action", "actions", actions, link);

export const triggerTable = ({ triggers }: Reference, link: Link): string =>
  permitted("Trigger", "triggers", triggers, link);

export const pickerTable = ({ dataSources }: Reference, link: Link): string =>
  permitted("Picker", "data-sources", dataSources, link);

export const connectionTable = ({ connections }: Reference, link: Link): string =>
  table(
    ["Connection", "Key", "What it does", "Paste"],
    connections.map((connection) => [
      link("connections", connection),
      code(connection.key),
      connection.description,
      connection.inputs
        .filter((input) => input.required && input.default === undefined)
        .map(({ label }) => label)
        .join(", "),
    ]),
  );

/** "29 actions, 3 triggers, 5 pickers" */
export const counts = ({ actions, triggers, dataSources }: Reference): string =>
  `${actions.length} actions, ${triggers.length} triggers, ${dataSources.length} pickers`;
