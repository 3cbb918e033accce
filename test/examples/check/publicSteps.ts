import type { ComponentDefinition, InputDefinition, Kind, StepDefinition } from "./definitions";

interface Options {
  readonly optional?: true;
  readonly choices?: readonly string[];
}

const input = (key: string, kind: Kind, { optional, choices }: Options = {}): InputDefinition => ({
  key,
  kind,
  required: optional !== true,
  ...(choices === undefined ? {} : { choices }),
});

const optional = (key: string, kind: Kind) => input(key, kind, { optional: true });

const component = (steps: Record<string, StepDefinition>): ComponentDefinition => ({
  isPublic: true,
  steps: new Map(Object.entries(steps)),
  connections: new Map(),
  dataSources: new Map(),
});

const httpPost: StepDefinition = {
  inputs: [
    input("url", "text"),
    optional("data", "text"),
    optional("headers", "keyValues"),
    optional("queryParams", "keyValues"),
    optional("connection", "connection"),
    input("responseType", "text", { choices: ["arraybuffer", "document", "json", "text"] }),
    optional("timeout", "number"),
    optional("debugRequest", "boolean"),
    optional("ignoreSslErrors", "boolean"),
    optional("includeFullResponse", "boolean"),
    optional("maxRetries", "number"),
    optional("retryDelayMS", "number"),
    optional("retryOnAllErrors", "boolean"),
    optional("useExponentialBackoff", "boolean"),
  ],
};

const getValue: StepDefinition = {
  inputs: [input("keyInput", "text"), optional("defaultValueInput", "text")],
};
const saveValue: StepDefinition = {
  inputs: [
    input("keyInput", "text"),
    input("valueInput", "text"),
    optional("dynamicValues", "list"),
  ],
};

/** The steps of the platform that an example may use: no others are known here, so no others pass. */
export const publicComponents: ReadonlyMap<string, ComponentDefinition> = new Map([
  [
    "schedule-triggers",
    component({
      schedule: {
        inputs: [],
        trigger: { schedule: "required", synchronous: "invalid", batches: "invalid" },
      },
    }),
  ],
  [
    "loop",
    component({
      loopOverItems: { inputs: [input("items", "list")], loop: "items" },
      loopNTimes: { inputs: [input("iterationCount", "number")], loop: "times" },
      breakLoop: { inputs: [], breaksLoop: true },
    }),
  ],
  [
    "branch",
    component({
      branchOnExpression: {
        inputs: [input("conditions", "conditions")],
        branching: { by: "conditions" },
      },
      branchOnValue: {
        inputs: [input("inputValue", "text"), input("branchValueMappings", "branchValues")],
        branching: { by: "value" },
      },
    }),
  ],
  ["code", component({ runCode: { inputs: [input("code", "code")], runsCode: true } })],
  ["http", component({ httpPost })],
  [
    "log",
    component({
      writeLog: {
        inputs: [
          input("message", "text"),
          input("level", "text", { choices: ["info", "warn", "error"] }),
        ],
      },
    }),
  ],
  [
    "persist-data",
    component({
      getInstanceValue: getValue,
      getCrossFlowValue: getValue,
      getExecutionValue: getValue,
      saveInstanceValue: saveValue,
      saveCrossFlowValue: saveValue,
      saveExecutionValue: saveValue,
    }),
  ],
]);
