import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const spectral = dirname(require.resolve("@prismatic-io/spectral/package.json"));
const templates = join(spectral, "dist/generators/componentManifest/templates");

/** Replaces what is there exactly once; a Spectral that writes something else is not patched by chance. */
const replaceOnce = (text: string, before: string, after: string): string => {
  const [head, tail, ...more] = text.split(before);
  if (head === undefined || tail === undefined || more.length > 0)
    throw new Error(`Spectral's templates have changed: "${before}" is not there exactly once`);
  return head + after + tail;
};

const TYPE = "<%= action.typeInterface %>";

/**
 * Spectral's templates with one thing more: what an action returns has a type. Spectral 10.31.1 leaves
 * it to the caller to name one, and believes it. A caller still can, for the properties of a Select.
 */
export const writeTypedTemplates = (folder: string): void => {
  cpSync(templates, folder, { recursive: true });
  const patch = (path: string, ...changes: [before: string, after: string][]): void => {
    const file = join(folder, path);
    const text = changes.reduce(
      (result, [before, after]) => replaceOnce(result, before, after),
      readFileSync(file, "utf8"),
    );
    writeFileSync(file, text);
  };
  patch(
    "actions/action.ts.ejs",
    [
      'import { requireContext } from "@prismatic-io/spectral/dist/serverTypes";',
      `import { requireContext } from "@prismatic-io/spectral/dist/serverTypes";\nimport type { ${TYPE}Result } from "../results";`,
    ],
    ["async <TReturn>(", `async <TReturn = ${TYPE}Result>(`],
    // Without NoInfer, the type that a result is assigned to would be taken for what comes.
    ["): Promise<TReturn> =>", "): Promise<NoInfer<TReturn>> =>"],
  );
  // Without names, the declarations would repeat every action in both indexes, and take twice as long.
  patch("partials/importBarrel.ejs", [
    "  <%_ }); -%>\n}",
    "  <%_ }); -%>\n} as {<% imports.forEach((item) => { %> <%= item.import %>: typeof <%= item.import %>; <% }); %>}",
  ]);
  patch(
    "index.ts.ejs",
    [
      "export { actions, connections, dataSources, triggers };",
      'export { actions, connections, dataSources, triggers };\nexport type * from "./results";',
    ],
    [
      "} as const;",
      `} as {
        key: "<%= component.key %>";
        public: <%= component.public %>;
        signature: string;
        actions: typeof actions;
        dataSources: typeof dataSources;
        connections: typeof connections;
        triggers: typeof triggers;
      };`,
    ],
  );
};
