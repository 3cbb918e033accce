import { stringify } from "yaml";

const isPublic = { version: "LATEST", isPublic: true };
const isPrivate = { version: "LATEST", isPublic: false };

/** A literal, a reference, a config variable and a template, as the YAML writes them. */
export const text = (value: unknown) => ({ type: "value", value });
export const reference = (value: string) => ({ type: "reference", value });
export const configVar = (value: string) => ({ type: "configVar", value });
export const template = (value: string) => ({ type: "template", value });
export const list = (...value: unknown[]) => ({ type: "complex", value });

type Parts = Readonly<Record<string, unknown>>;

/** A step of the platform's components: `loop / loopOverItems`. */
export const step = (name: string, action: string, inputs: Parts = {}, more: Parts = {}) => {
  const [component, key] = action.split(" / ");
  return { name, action: { key, component: { key: component, ...isPublic } }, inputs, ...more };
};

/** A step of the component itself. */
export const ownStep = (name: string, key: string, inputs: Parts = {}, more: Parts = {}) => ({
  name,
  action: { key, component: { key: "ms-entra-id", ...isPrivate } },
  inputs: { connection: configVar("Entra Connection"), ...inputs },
  ...more,
});

export const code = (name: string, body: string) =>
  step(name, "code / runCode", {
    code: text(`module.exports = async (context, stepResults) => {${body}}`),
  });

export const log = (name: string, message: unknown) =>
  step(name, "log / writeLog", { message, level: text("info") });

export const scheduleTrigger = step(
  "Trigger",
  "schedule-triggers / schedule",
  {},
  {
    isTrigger: true,
    schedule: {
      type: "value",
      value: "00 02 * * *",
      meta: { scheduleType: "day", timeZone: "" },
    },
  },
);

export const flowOf = (steps: readonly unknown[], more: Parts = {}) => ({
  name: "Flow",
  description: "",
  isSynchronous: false,
  endpointSecurityType: "customer_optional",
  steps,
  ...more,
});

/** An integration with one connection, a few config variables and these flows. */
export const integrationOf = (flows: readonly unknown[], more: Parts = {}): string =>
  stringify({
    name: "Sample",
    description: "",
    documentation: "",
    category: "",
    definitionVersion: 7,
    endpointType: "flow_specific",
    requiredConfigVars: [
      {
        key: "Entra Connection",
        dataType: "connection",
        orgOnly: false,
        connection: {
          key: "msEntraIdClientCredentials",
          component: { key: "ms-entra-id", ...isPrivate },
        },
        inputs: { clientId: text("") },
      },
      { key: "Target URL", dataType: "string", defaultValue: "", orgOnly: false },
      { key: "A Number", dataType: "number", defaultValue: "3", orgOnly: false },
      { key: "Choice", dataType: "picklist", pickList: ["one", "two"], defaultValue: "one" },
      {
        key: "Some Group",
        dataType: "picklist",
        defaultValue: "",
        dataSource: { key: "selectGroup", component: { key: "ms-entra-id", ...isPrivate } },
        inputs: { connection: configVar("Entra Connection") },
      },
    ],
    configPages: [],
    flows,
    ...more,
  });

/** One scheduled flow with these steps behind its trigger. */
export const scheduled = (steps: readonly unknown[], more: Parts = {}): string =>
  integrationOf([flowOf([scheduleTrigger, ...steps], more)]);
