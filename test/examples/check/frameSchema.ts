import type { Schema } from "ajv";

// What is written is text, numbers and booleans too: the designer writes nothing else.
const text = { type: "string" };
const name = { type: "string", pattern: "^\\S(.*\\S)?$" };
const flag = { type: "boolean" };
const count = (minimum: number, maximum: number) => ({ type: "integer", minimum, maximum });
const list = (items: Schema, minItems = 0) => ({ type: "array", items, minItems });

/** An object with these properties and no others. */
const only = (properties: Record<string, Schema>, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const meta = only(
  { visibleToCustomerDeployer: flag, visibleToOrgDeployer: flag, orgOnly: flag },
  [],
);
const reference = only(
  {
    key: name,
    component: only({ key: name, version: { enum: ["LATEST"] }, isPublic: flag }, [
      "key",
      "version",
      "isPublic",
    ]),
  },
  ["key", "component"],
);
const inputs = { type: "object", additionalProperties: { $ref: "#/definitions/value" } };
const termName = { anyOf: [text, { $ref: "#/definitions/value" }] };

const value = {
  type: "object",
  required: ["type"],
  discriminator: { propertyName: "type" },
  oneOf: [
    only(
      {
        type: { enum: ["value", "reference", "configVar", "template"] },
        name: termName,
        value: text,
        meta,
      },
      ["type", "value"],
    ),
    only(
      { type: { const: "complex" }, name: termName, value: list({ $ref: "#/definitions/term" }) },
      ["type", "value"],
    ),
  ],
};

const DATA_TYPES =
  "string date timestamp picklist schedule code boolean number connection objectSelection objectFieldMap jsonForm";

const configVar = only(
  {
    key: name,
    dataType: { enum: DATA_TYPES.split(" ") },
    description: text,
    defaultValue: text,
    pickList: list(text, 1),
    orgOnly: flag,
    meta,
    connection: reference,
    onPremiseConnectionConfig: { enum: ["disallowed", "allowed", "required"] },
    dataSource: reference,
    inputs,
  },
  ["key", "dataType", "orgOnly"],
);

const schedule = only(
  {
    type: { enum: ["value", "configVar"] },
    value: text,
    meta: only(
      {
        scheduleType: { enum: ["none", "once", "custom", "minute", "hour", "day", "week"] },
        timeZone: text,
      },
      ["scheduleType", "timeZone"],
    ),
  },
  ["type", "value", "meta"],
);

const step = only(
  {
    name,
    description: text,
    isTrigger: { const: true },
    action: reference,
    inputs,
    schedule,
    steps: list({ $ref: "#/definitions/step" }),
    branches: list(only({ name, steps: list({ $ref: "#/definitions/step" }) }, ["name", "steps"])),
    errorConfig: only(
      {
        errorHandlerType: { enum: ["fail", "ignore", "retry"] },
        maxAttempts: count(0, 5),
        delaySeconds: count(0, 60),
        usesExponentialBackoff: flag,
        ignoreFinalError: flag,
      },
      ["errorHandlerType"],
    ),
  },
  ["name", "action", "inputs"],
);

const flow = only(
  {
    name,
    description: text,
    isSynchronous: flag,
    endpointSecurityType: {
      enum: ["unsecured", "customer_optional", "customer_required", "organization"],
    },
    retryConfig: only(
      { maxAttempts: count(1, 3), delayMinutes: count(0, 60), usesExponentialBackoff: flag },
      ["maxAttempts", "delayMinutes", "usesExponentialBackoff"],
    ),
    queueConfig: only({ usesFifoQueue: flag, singletonExecutions: flag }, []),
    triggerResolver: only(
      {
        enabled: flag,
        batchSize: count(1, 10_000),
        concurrentBatchLimit: count(1, 100),
        runInitialSyncOnDeploy: flag,
      },
      ["enabled", "batchSize"],
    ),
    steps: list({ $ref: "#/definitions/step" }, 1),
  },
  ["name", "description", "isSynchronous", "endpointSecurityType", "steps"],
);

/** The frame of an integration that can be imported: definitionVersion 7, an endpoint for each flow. */
export const frameSchema: Schema = {
  ...only(
    {
      name,
      description: name,
      documentation: text,
      category: text,
      labels: list(text),
      definitionVersion: { const: 7 },
      endpointType: { const: "flow_specific" },
      defaultInstanceProfile: text,
      requiredConfigVars: list(configVar),
      configPages: list(
        only(
          {
            name,
            tagline: text,
            userLevelConfigured: flag,
            elements: list(
              only({ type: { enum: ["configVar", "htmlElement", "jsonForm"] }, value: text }, [
                "type",
                "value",
              ]),
            ),
          },
          ["name", "elements"],
        ),
      ),
      flows: list(flow, 1),
    },
    [
      "name",
      "description",
      "documentation",
      "category",
      "definitionVersion",
      "endpointType",
      "configPages",
      "flows",
    ],
  ),
  definitions: {
    value,
    term: {
      anyOf: [text, { $ref: "#/definitions/value" }, list({ $ref: "#/definitions/term" })],
    },
    step,
  },
};
