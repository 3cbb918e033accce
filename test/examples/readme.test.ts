import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { wire } from "../harness/component";
import type { Integration, Reference, Step } from "./check/integration";

const examples = resolve(__dirname, "../../examples");
const readme = readFileSync(resolve(examples, "README.md"), "utf8");

const actionsOf = (steps: readonly Step[]): Reference[] =>
  steps.flatMap(({ action, steps: inner = [], branches = [] }) => [
    action,
    ...actionsOf(inner),
    ...branches.flatMap((branch) => actionsOf(branch.steps)),
  ]);

/** The pages of what an example uses of the component. */
const pagesOf = ({ flows, requiredConfigVars = [] }: Integration): string[] => {
  const actions = flows.flatMap(({ steps }) => actionsOf(steps));
  const pickers = requiredConfigVars.flatMap(({ dataSource }) => dataSource ?? []);
  const pages = [
    ...actions.filter(({ component }) => component.key === "ms-entra-id"),
    ...pickers,
  ].map(({ key }) => {
    const folder =
      key in wire.actions ? "actions" : key in wire.triggers ? "triggers" : "data-sources";
    return `../documentation/reference/${folder}/${key}.md`;
  });
  return [...new Set(pages)].sort();
};

describe("examples/README.md", () => {
  it.each(readdirSync(resolve(examples, "low-code")))(
    "names the steps of %s, and no others",
    (file) => {
      const text = readFileSync(resolve(examples, "low-code", file), "utf8");
      const section = readme.split(/^## /m).find((part) => part.startsWith(`${file}\n`)) ?? "";
      const links = [...section.matchAll(/\]\((\.\.\/documentation\/[^)]+)\)/g)].map(
        ([, page]) => page,
      );
      expect(links.sort()).toEqual(pagesOf(parse(text)));
    },
  );

  it("says that the import was not tried", () => {
    expect(readme).toContain("The import on the platform itself was not tried");
  });
});
