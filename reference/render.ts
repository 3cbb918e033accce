import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { directoryTriggerPages } from "./directoryTrigger";
import { readReference } from "./facts";
import { indexPage } from "./indexPage";
import { jobsPage } from "./jobsPage";
import { jobTable } from "./jobTable";
import { replaceMarked } from "./marked";
import { objectPollingPages } from "./objectPolling";
import { actionPage, connectionPage, dataSourcePage, triggerPage } from "./pages";
import {
  actionTable,
  connectionTable,
  counts,
  linkFrom,
  pickerTable,
  triggerTable,
} from "./tables";

export const root = resolve(__dirname, "..");
export const FOLDER = "documentation/reference";

/** Every file that is made of the component's facts: path from the root → text. */
export const renderReference = async (): Promise<Map<string, string>> => {
  const reference = await readReference();
  const { actions, triggers, dataSources, connections } = reference;
  const files = new Map<string, string>();
  const write = <T extends { key: string }>(
    folder: string,
    all: readonly T[],
    render: (facts: T) => string,
  ): void => {
    for (const facts of all) files.set(`${FOLDER}/${folder}/${facts.key}.md`, render(facts));
  };
  write("actions", actions, actionPage);
  write("triggers", triggers, triggerPage);
  write("data-sources", dataSources, dataSourcePage);
  write("connections", connections, connectionPage);
  files.set(`${FOLDER}/index.md`, indexPage(reference));
  files.set(`${FOLDER}/jobs.md`, jobsPage(reference));
  files.set("documentation/reference.json", `${JSON.stringify(reference, null, 2)}\n`);
  for (const [path, text] of directoryTriggerPages(reference)) files.set(path, text);
  for (const [path, text] of objectPollingPages(reference)) files.set(path, text);

  const link = linkFrom(`${FOLDER}/`);
  const tables = {
    jobs: jobTable(reference, link),
    actions: actionTable(actions, link),
    triggers: triggerTable(reference, link),
    pickers: pickerTable(reference, link),
    connections: connectionTable(reference, link),
  };
  let readme = readFileSync(resolve(root, "README.md"), "utf8");
  for (const [name, table] of Object.entries(tables))
    readme = replaceMarked(readme, name, `\n\n${table}\n\n`);
  files.set("README.md", replaceMarked(readme, "counts", counts(reference)));
  return files;
};
