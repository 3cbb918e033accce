import { join } from "node:path";
import { asCode } from "../../playground/snippets/asStep";
import type { WireInput } from "../../runner";
import { loadComponent } from "../../runner/loadComponent";
import { actionCases } from "../harness/actionCases";
import { root } from "./builtManifest";

/** A value as the page sends it: a tick, a file, or text where objects are typed as JSON. */
const asThePage = ({ type, collection }: WireInput, value: unknown): unknown => {
  if (type === "boolean") return String(value) === "true";
  if (type === "data") return { base64: "/9j/4AAQSkZJRg==", contentType: "image/jpeg" };
  return collection === undefined && typeof value === "object" ? JSON.stringify(value) : value;
};

/** A file with a call of every action, as it is copied from the playground. */
export const copiedCalls = (): string => {
  const { key: component, actions } = loadComponent(join(root, "dist/index.js"));
  const calls = Object.values(actions).map(({ key: action, inputs }) => {
    const used = actionCases[action]?.inputs ?? {};
    const given = Object.fromEntries(
      inputs.flatMap((input) =>
        input.type === "connection" || used[input.key] === undefined
          ? []
          : [[input.key, asThePage(input, used[input.key])]],
      ),
    );
    // A password is not copied: where one must be, it is for the builder to fill in.
    const hint = action === "createUser" ? "  // @ts-expect-error password\n" : "";
    return `{\n${hint}${asCode({ component, action, label: action, inputs, given })}\nvoid data;\n}`;
  });
  return [
    'import type { FlowExecutionContext } from "@prismatic-io/spectral";',
    "export const copied = async (context: FlowExecutionContext): Promise<void> => {",
    ...calls,
    "};",
    "",
  ].join("\n");
};
