import { parse } from "yaml";
import { wire } from "../harness/component";
import { load } from "./playFlow";
import { EXAMPLES, type Example } from "./project";

interface Step {
  isTrigger?: boolean;
  action: { key: string; component: { key: string; signature?: string; isPublic?: boolean } };
  inputs?: Record<string, { type: string; value: unknown }>;
  schedule?: { type: string; value: string };
}

interface Definition {
  requiredConfigVars: {
    key: string;
    dataType: string;
    connection?: { key: string; component: { key: string } };
    dataSource?: { key: string };
    inputs?: Record<string, { type: string; value: unknown }>;
  }[];
  configPages: { elements: { type: string; value: string }[] }[];
  flows: { name: string; steps: Step[]; queueConfig?: object }[];
}

const definitionOf = (example: Example): Definition =>
  parse(
    load<{ default: { codeNativeIntegrationYAML: string } }>(example, "index").default
      .codeNativeIntegrationYAML,
  ) as Definition;

const keysOf = (inputs: readonly { key: string; type: string }[] = []): string[] =>
  inputs.filter(({ type }) => type !== "template").map(({ key }) => key);

/** What Spectral makes of the examples for the platform to import. */
export const definitionTests = (): void => {
  it.each(EXAMPLES)("%s has every config variable on a page, the connection first", (example) => {
    const { requiredConfigVars, configPages } = definitionOf(example);
    const shown = configPages.flatMap(({ elements }) => elements.map(({ value }) => value));
    expect(shown.sort()).toEqual(requiredConfigVars.map(({ key }) => key).sort());
    expect(configPages[0]?.elements).toEqual([{ type: "configVar", value: "Entra Connection" }]);
  });

  it.each(EXAMPLES)(
    "%s names connections, pickers and inputs that the component has",
    (example) => {
      for (const { connection, dataSource, inputs = {} } of definitionOf(example)
        .requiredConfigVars) {
        if (connection) {
          const definition = wire.connections.find(({ key }) => key === connection.key);
          expect(Object.keys(inputs)).toEqual(keysOf(definition?.inputs));
          expect(inputs.clientSecret).toMatchObject({ value: "", meta: { writeOnly: true } });
        }
        if (dataSource)
          expect(Object.keys(inputs)).toEqual(keysOf(wire.dataSources[dataSource.key]?.inputs));
      }
    },
  );

  it("joiner-mover-leaver starts by User Trigger, with a schedule", () => {
    const [trigger] = definitionOf("joiner-mover-leaver").flows[0]?.steps ?? [];
    expect(trigger).toMatchObject({
      isTrigger: true,
      action: { key: "userTrigger", component: { key: "ms-entra-id", isPublic: false } },
      inputs: {
        connection: { type: "configVar", value: "Entra Connection" },
        changeType: {
          type: "complex",
          value: [
            { type: "value", value: "updated" },
            { type: "value", value: "deleted" },
          ],
        },
      },
      schedule: { type: "value", value: "0 * * * *" },
    });
    expect(Object.keys(trigger?.inputs ?? {})).toEqual(keysOf(wire.triggers.userTrigger?.inputs));
  });

  it.each([
    ["group-sync", { type: "value", value: "0 2 * * *" }],
    ["user-changes", { type: "configVar", value: "Schedule" }],
  ] as const)("%s starts by a schedule, one run at a time", (example, schedule) => {
    const [flow] = definitionOf(example).flows;
    expect(flow?.steps[0]).toMatchObject({
      action: { key: "schedule", component: { key: "schedule-triggers", isPublic: true } },
      schedule,
    });
    expect(flow?.queueConfig).toMatchObject({ singletonExecutions: true });
  });
};
