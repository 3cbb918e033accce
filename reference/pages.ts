import type { Permission } from "../src/graph";
import type { ActionFacts, Facts, Reference, TriggerFacts } from "./facts";
import type { InputFacts } from "./inputFacts";
import { code, json, page, section, table } from "./markdown";
import { besides, leastOf } from "./permissionFacts";

const inputNotes = ({ description, choices = [], example = "", picker = "" }: InputFacts): string =>
  [
    description,
    choices.length === 0
      ? ""
      : `Choices: ${choices.map(({ label, value }) => `${label} (${code(value)})`).join(", ")}.`,
    example === "" ? "" : `Example: ${code(example)}.`,
    picker === "" ? "" : `Picker: [${picker}](../data-sources/${picker}.md).`,
  ]
    .filter((text) => text !== "")
    .join(" ");

const inputsSection = (inputs: readonly InputFacts[]): string =>
  section(
    "Inputs",
    inputs.length === 0
      ? "None."
      : table(
          ["Input", "Key", "Type", "Required", "Default", "What it is"],
          inputs.map((input) => [
            input.label,
            code(input.key),
            input.type,
            input.required ? "yes" : "no",
            code(input.default ?? ""),
            inputNotes(input),
          ]),
        ),
  );

const permissionsSection = (permission: Permission): string =>
  section(
    "Permissions",
    table(
      ["Delegated", "Application"],
      [[leastOf(permission, "delegated"), leastOf(permission, "application")]],
    ),
    besides(permission),
    permission.role === undefined ? "" : `Role: ${permission.role}`,
    permission.note ?? "",
  );

const graphSection = ({ graph }: Permission): string => section("Microsoft Graph", `<${graph}>`);

export const actionPage = (action: ActionFacts): string =>
  page(
    `# ${action.label}`,
    action.description,
    action.details,
    action.runsInDesigner
      ? "The designer may run it for a test."
      : "The designer does not run it for a test: it shows the example.",
    permissionsSection(action.permission),
    inputsSection(action.inputs),
    section(
      "Result",
      action.result.length === 0
        ? "What Microsoft Graph answers."
        : table(
            ["Property", "Type", "Always there"],
            action.result.map(({ path, type, always }) => [
              code(path),
              type,
              always ? "yes" : "no",
            ]),
          ),
      "Example:",
      json(action.example),
    ),
    section(
      "Errors",
      table(
        ["Status", "Code", "What Graph says", "What to do"],
        action.errors.map(({ status, code: name, message, advice }) => [
          String(status),
          code(name),
          message,
          advice,
        ]),
      ),
      "What any action can meet is told [in the index](../index.md#errors-of-every-action).",
    ),
    graphSection(action.permission),
  );

const scheduleText = ({ takesSchedule, needsSchedule }: TriggerFacts): string => {
  if (needsSchedule) return "Needs a schedule.";
  return takesSchedule ? "Takes a schedule." : "Takes no schedule.";
};

export const triggerPage = (trigger: TriggerFacts): string =>
  page(
    `# ${trigger.label}`,
    trigger.description,
    trigger.directions ?? "",
    `How it works: [${trigger.key}.mdx](../../triggers/${trigger.key}.mdx).`,
    permissionsSection(trigger.permission),
    inputsSection(trigger.inputs),
    section(
      "Branches",
      trigger.branches.length === 0
        ? "None."
        : trigger.branches.map((branch) => `- ${branch}`).join("\n"),
    ),
    section("Schedule", scheduleText(trigger)),
    section("Result", "Example:", json(trigger.example)),
    graphSection(trigger.permission),
  );

export const dataSourcePage = (source: Reference["dataSources"][number]): string =>
  page(
    `# ${source.label}`,
    source.description,
    permissionsSection(source.permission),
    inputsSection(source.inputs),
    section("Result", "Example:", json(source.example)),
    graphSection(source.permission),
  );

export const connectionPage = (connection: Facts): string =>
  page(
    `# ${connection.label}`,
    connection.description,
    `How to set it up: [${connection.key}.mdx](../../connections/${connection.key}.mdx).`,
    inputsSection(connection.inputs),
  );
