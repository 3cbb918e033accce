import { dirname, join } from "node:path";
import { action, component, outputSchema } from "@prismatic-io/spectral";
import { createActions } from "@prismatic-io/spectral/dist/generators/componentManifest/createActions";

/** Writes what Spectral's generator itself makes of an action with an output schema. */
const untouched = component({
  key: "untouched",
  public: false,
  display: { label: "Untouched", description: "", iconPath: "" },
  actions: {
    read: action({
      display: { label: "Read", description: "" },
      inputs: {},
      outputSchema: outputSchema({
        type: "actionOutput",
        schema: { type: "object", properties: { id: { type: "string" } } },
      }),
      perform: async () => ({ data: { id: "1" } }),
    }),
  },
});

void createActions({
  component: untouched,
  dryRun: false,
  verbose: false,
  sourceDir: join(
    dirname(require.resolve("@prismatic-io/spectral/package.json")),
    "dist/generators/componentManifest/templates",
  ),
  destinationDir: process.argv[2] ?? "",
});
